package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A type of the specification must not be called as one that generated files, or those beside them, call something else. */
final class TakenTypesTest {
    private static final Path BESIDE_MODELS = Path.of("../sdk-generated/src/main/java/ai/autoposting/sdk/model");

    /** Uses all that templates have branches for; the names of its own types begin with Zz. */
    private static final String SPEC = """
            openapi: 3.1.0
            info: { title: t, version: '1' }
            paths:
              /zz/{id}/{kind}:
                parameters:
                  - { name: id, in: path, required: true, schema: { type: string, format: uuid } }
                  - { name: kind, in: path, required: true, schema: { type: string, enum: [a] } }
                post:
                  tags: [ZzTag, ZzOther]
                  operationId: zzPost
                  parameters:
                    - { name: must, in: query, required: true, schema: { type: string } }
                    - { name: day, in: query, deprecated: true, schema: { type: string, format: date } }
                    - { name: many, in: query, schema: { type: array, items: { type: string, format: uri } } }
                    - { name: few, in: query, explode: false, schema: { type: array, items: { type: number } } }
                    - { name: X-At, in: header, schema: { type: string, format: date-time } }
                  requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/ZzAll' } } } }
                  responses:
                    '200': { description: Fine., content: { application/json: { schema: { $ref: '#/components/schemas/ZzOne' } } } }
                    '400': { description: Bad., content: { application/json: { schema: { $ref: '#/components/schemas/ZzOne' } } } }
              /zz:
                get:
                  tags: [ZzTag]
                  operationId: zzFile
                  deprecated: true
                  security: []
                  responses: { '200': { description: A file., content: { text/csv: { schema: { type: string } } } } }
                put:
                  tags: [ZzTag]
                  operationId: zzList
                  parameters: [ { name: a, in: query, schema: { type: boolean } } ]
                  responses:
                    '200':
                      description: Fine.
                      content: { application/json: { schema: { type: array, items: { type: [integer, 'null'] } } } }
                delete: { tags: [ZzTag], operationId: zzDelete, responses: { '204': { description: Done. } } }
            components:
              schemas:
                ZzOne: { type: object, required: [kind], properties: { kind: { type: string } } }
                ZzOld: { type: object, deprecated: true, properties: { a: { type: string, deprecated: true } } }
                ZzUnion:
                  oneOf: [ { $ref: '#/components/schemas/ZzOne' } ]
                  discriminator: { propertyName: kind }
                ZzAll:
                  type: object
                  required: [must, mustMany, mustNull]
                  properties:
                    must: { type: string }
                    mustMany: { type: array, items: { $ref: '#/components/schemas/ZzUnion' } }
                    mustNull: { type: [string, 'null'] }
                    old: { $ref: '#/components/schemas/ZzOld' }
                    secretKey: { type: string }
                    tokens: { type: array, items: { type: string } }
                    flag: { type: boolean }
                    int: { type: integer, format: int32 }
                    long: { type: integer }
                    float: { type: number, format: float }
                    double: { type: number, format: double }
                    number: { type: number }
                    date: { type: string, format: date }
                    dateTime: { type: string, format: date-time }
                    uri: { type: string, format: uri }
                    uuid: { type: string, format: uuid }
                    bytes: { type: [string, 'null'], format: byte }
                    any: {}
                    anys: { type: array, items: {} }
                    map: { type: [object, 'null'], additionalProperties: {} }
                    maps: { type: object, additionalProperties: { type: [string, 'null'] } }
                    enum: { type: [string, 'null'], enum: [a, null] }
            """;

    @TempDir
    Path folder;

    @Test
    void areExactlyThoseThatAreUsed() throws IOException {
        Path spec = Files.writeString(folder.resolve("spec.yaml"), SPEC);
        Set<String> used = new TreeSet<>();
        collect(Generation.run(spec, null, folder.resolve("out")), used);
        used.removeIf(name -> name.startsWith("Zz"));
        collect(BESIDE_MODELS, used);
        used.addAll(importedByTemplates());
        assertThat(Names.takenTypes()).containsExactlyInAnyOrderElementsOf(used);
    }

    /** Imports that no type of this document needs go away; with another document they stay. */
    private static Set<String> importedByTemplates() throws IOException {
        Set<String> imported = new TreeSet<>();
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/autoposting-java"))) {
            for (Path template : templates.toList()) {
                Matcher imports =
                        Pattern.compile("(?m)^import [\\w.]+\\.(\\w+);$").matcher(Files.readString(template));
                while (imports.find()) {
                    imported.add(imports.group(1));
                }
            }
        }
        return imported;
    }

    /** Whether it is Java that imports models, or stands in their package. */
    private static boolean meetsModels(Path file) {
        return file.toString().endsWith(".java")
                && Stream.of("runtime/SecretNames.java", "json/ModelCodecs.java", "package-info.java")
                        .noneMatch(file::endsWith);
    }

    private static void collect(Path sources, Set<String> used) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> paths = Files.walk(sources)) {
            List<Path> java = paths.filter(TakenTypesTest::meetsModels).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            for (CompilationUnitTree unit : task.parse()) {
                SimpleNames names = new SimpleNames();
                names.scan(unit, null);
                used.addAll(names.types(sources.equals(BESIDE_MODELS)));
            }
        }
    }

    /** What one file calls by simple names. */
    private static final class SimpleNames extends TreeScanner<Void, Void> {
        private final Set<String> all = new TreeSet<>();
        private final Set<String> declared = new TreeSet<>();
        private final Set<String> nested = new TreeSet<>();
        private int depth;

        /** @param handWritten whether it calls its nested types so alone, whatever else there is */
        Set<String> types(boolean handWritten) {
            Set<String> types = new TreeSet<>(all);
            types.removeAll(declared);
            if (handWritten) {
                types.removeAll(nested);
            } else {
                types.addAll(nested);
            }
            types.removeIf(name -> !Character.isUpperCase(name.charAt(0)));
            return types;
        }

        @Override
        public Void visitImport(ImportTree tree, Void nothing) {
            all.add(((MemberSelectTree) tree.getQualifiedIdentifier())
                    .getIdentifier()
                    .toString());
            return null;
        }

        @Override
        public Void visitIdentifier(IdentifierTree tree, Void nothing) {
            all.add(tree.getName().toString());
            return null;
        }

        @Override
        public Void visitVariable(VariableTree tree, Void nothing) {
            declared.add(tree.getName().toString());
            return super.visitVariable(tree, null);
        }

        @Override
        public Void visitTypeParameter(TypeParameterTree tree, Void nothing) {
            declared.add(tree.getName().toString());
            return super.visitTypeParameter(tree, null);
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            (depth == 0 ? all : nested).add(tree.getSimpleName().toString());
            depth++;
            super.visitClass(tree, null);
            depth--;
            return null;
        }
    }
}
