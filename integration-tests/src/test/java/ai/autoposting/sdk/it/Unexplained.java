package ai.autoposting.sdk.it;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ModuleTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What users can see of source files and no Javadoc comment explains. A comment of tags alone explains nothing; an
 * override has the words of what it overrides, and the components of a record are explained by its {@code @param}s.
 */
final class Unexplained extends TreePathScanner<Void, List<String>> {
    static final String WHAT_TO_DO = "Write a Javadoc comment for each of these; for generated code in the templates of"
            + " sdk-codegen. Say what its name and type do not: when, in which unit, what empty means, what it throws.";

    private final DocTrees trees;
    private final CompilationUnitTree file;

    private Unexplained(DocTrees trees, CompilationUnitTree file) {
        this.trees = trees;
        this.file = file;
    }

    /** A line for each: where it is, and what. */
    static List<String> in(Collection<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> found = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask parser = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            DocTrees trees = DocTrees.instance(parser);
            for (CompilationUnitTree file : parser.parse()) {
                new Unexplained(trees, file).scan(file, found);
            }
        }
        return found;
    }

    @Override
    public Void visitPackage(PackageTree declaration, List<String> found) {
        if (file.getSourceFile().getName().endsWith("package-info.java")) {
            demandComment("package " + declaration.getPackageName(), found);
        }
        return null;
    }

    @Override
    public Void visitModule(ModuleTree module, List<String> found) {
        demandComment("module " + module.getName(), found);
        return null;
    }

    @Override
    public Void visitClass(ClassTree type, List<String> found) {
        if (!isSeen(type.getModifiers())) {
            return null;
        }
        demandComment(type.getSimpleName().toString(), found);
        if (type.getKind() == Tree.Kind.RECORD) {
            demandComponents(type, found);
        }
        return super.visitClass(type, found);
    }

    @Override
    public Void visitMethod(MethodTree method, List<String> found) {
        if (isSeen(method.getModifiers()) && !isOverride(method)) {
            boolean constructor = method.getName().contentEquals("<init>");
            String parameters = method.getParameters().stream()
                    .map(parameter -> parameter.getType().toString())
                    .collect(Collectors.joining(", ", "(", ")"));
            demandComment((constructor ? "constructor" : method.getName().toString()) + parameters, found);
        }
        return null;
    }

    @Override
    public Void visitVariable(VariableTree field, List<String> found) {
        if (isSeen(field.getModifiers())) {
            demandComment(field.getName().toString(), found);
        }
        return null;
    }

    private void demandComponents(ClassTree record, List<String> found) {
        DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
        List<? extends DocTree> tags = comment == null ? List.of() : comment.getBlockTags();
        Set<String> explained = tags.stream()
                .filter(ParamTree.class::isInstance)
                .map(ParamTree.class::cast)
                .filter(tag -> !tag.getDescription().isEmpty())
                .map(tag -> tag.getName().toString())
                .collect(Collectors.toSet());
        for (Tree member : record.getMembers()) {
            if (member instanceof VariableTree component
                    && !component.getModifiers().getFlags().contains(Modifier.STATIC)
                    && !explained.contains(component.getName().toString())) {
                found.add(place(component) + record.getSimpleName() + " @param " + component.getName());
            }
        }
    }

    private void demandComment(String name, List<String> found) {
        DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
        if (comment == null || comment.getFullBody().isEmpty()) {
            Tree around = getCurrentPath().getParentPath().getLeaf();
            String type = around instanceof ClassTree outer ? outer.getSimpleName() + "." : "";
            found.add(place(getCurrentPath().getLeaf()) + type + name);
        }
    }

    private String place(Tree member) {
        long line = file.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(file, member));
        return file.getSourceFile().getName() + ":" + line + ": ";
    }

    private boolean isSeen(ModifiersTree modifiers) {
        Set<Modifier> flags = modifiers.getFlags();
        Tree around = getCurrentPath().getParentPath().getLeaf();
        boolean inherited = around instanceof ClassTree type
                && (type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE);
        return inherited
                ? !flags.contains(Modifier.PRIVATE)
                : flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
    }

    private static boolean isOverride(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }
}
