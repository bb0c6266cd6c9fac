package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a schema can say beside the plain case, and what comes of it: nothing is ignored in silence. */
final class HonouredSchemasTest {
    private Specs specs;

    @BeforeEach
    void specs(@TempDir Path folder) {
        specs = new Specs(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ allOf: [ { $ref: '#/components/schemas/Id' }, { description: The one. } ] }|Optional<String> it()",
                "{ allOf: [ { $ref: '#/components/schemas/Ids' } ], description: Those. }|List<String> it()",
                "{ allOf: [ { $ref: '#/components/schemas/Thing' }, { required: [a] } ] }|Optional<HolderIt> it()",
                "{ $ref: '#/components/schemas/Id', description: The one. }|Optional<String> it()",
                "{ type: string, nullable: true }|Builder clearIt()",
                "{ type: [string, 'null'] }|Builder clearIt()",
                "{ anyOf: [ { $ref: '#/components/schemas/Id' }, { type: 'null' } ] }|Builder clearIt()",
                "{ type: string, enum: [a, null] }|Builder clearIt()",
                "{ type: object, properties: { a: { type: string } }, additionalProperties: true }|Optional<HolderIt> it()",
                "{ type: object, properties: { a: { type: string } }, additionalProperties: {} }|Optional<HolderIt> it()",
                "{ type: object, properties: { a: { type: string } }, additionalProperties: { type: integer } }|Optional<HolderIt> it()",
                "{ type: object, additionalProperties: false }|Map<String, @Nullable Object> it()",
                "{ type: integer, enum: [1, 2, 4] }|One of 1, 2, 4.",
                "{ enum: [1, 2] }|Optional<Long> it()",
                "{ enum: [true] }|Optional<Boolean> it()",
                "{ type: string, enum: [on, off] }|Optional<HolderIt> it()",
                "{ anyOf: [ { type: string }, { type: string, enum: [a, b] } ] }|Optional<HolderIt> it()",
                "{ oneOf: [ { const: a, title: A }, { const: b } ] }|Optional<HolderIt> it()",
                "{ $ref: '#/components/schemas/Thing/properties/a' }|Optional<String> it()",
                "{ type: [integer, number] }|Optional<BigDecimal> it()",
                "true|Optional<Object> it()",
                "{ type: number, maximum: 1e400 }|At most 1E+400.",
            })
    void schemas(String schema, String expected) throws IOException {
        String rest = """
                paths: {}
                components:
                  schemas:
                    Holder: { type: object, properties: { it: %s } }
                    Id: { type: string }
                    Ids: { type: array, items: { type: string } }
                    Thing: { type: object, properties: { a: { type: string } } }
                """.formatted(schema);
        assertThat(Specs.plain(specs.generate(rest, "").resolve("model/Holder.java")))
                .contains(expected);
    }

    @Test
    void whatIsReadOnlyWhereItIsReferredToIsNotAskedFor() throws IOException {
        Path sources = specs.generate("""
                paths: {}
                components:
                  schemas:
                    Id: { type: string, readOnly: true }
                    Thing: { type: object, required: [id, name], properties: { id: { $ref: '#/components/schemas/Id' }, name: { type: string } } }
                """, "");
        assertThat(Specs.plain(sources.resolve("model/Thing.java")))
                .contains("missing.add(\"name\");")
                .doesNotContain("missing.add(\"id\");");
    }

    @Test
    void aVariantThatListsItsKindIsFoundByIt() throws IOException {
        Path sources = specs.generate("""
                paths: {}
                components:
                  schemas:
                    Pet: { oneOf: [ { $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' } ], discriminator: { propertyName: kind } }
                    Cat: { type: object, required: [kind], properties: { kind: { const: cat } } }
                    Dog: { type: object, required: [kind], properties: { kind: { type: string } } }
                """, "");
        assertThat(Specs.plain(sources.resolve("json/PetCodec.java"))).contains("case \"cat\" ->", "case \"Dog\" ->");
    }

    /** By the failsafe rules of YAML, as OpenAPI wants it. */
    @Test
    void keysAreTextsAsTheyStand() throws IOException {
        Path sources = specs.generate("""
                paths: {}
                components: { schemas: { Odd: { properties: { +1: {}, 1.50: {}, null: {}, True: {}, 2026-01-01: {} } } } }
                """, "");
        assertThat(Specs.plain(sources.resolve("json/OddCodec.java")))
                .contains("case \"+1\"", "case \"1.50\"", "case \"null\"", "case \"True\"", "case \"2026-01-01\"");
    }

    @Test
    void whatIsRequiredInAPartOrNowhereDescribedIsRequired() throws IOException {
        Path sources = specs.generate("""
                paths: {}
                components:
                  schemas:
                    Thing: { type: object, required: [b], properties: { a: { type: string } } }
                    More: { allOf: [ { $ref: '#/components/schemas/Thing' }, { required: [a] } ] }
                """, "");
        assertThat(Specs.plain(sources.resolve("model/More.java")))
                .contains("missing.add(\"a\");", "missing.add(\"b\");", "Builder b(Object b)");
    }

    @Test
    void aDocumentOfTheVersionBeforeSaysNullInItsOwnWay() throws IOException {
        Path spec = Files.writeString(specs.folder().resolve("spec.yaml"), """
                openapi: 3.0.3
                info: { title: t, version: '1' }
                paths: {}
                components:
                  schemas:
                    Id: { type: string }
                    Holder:
                      type: object
                      properties:
                        it: { nullable: true, allOf: [ { $ref: '#/components/schemas/Id' } ] }
                        n: { type: integer, minimum: 1, exclusiveMinimum: true }
                """);
        Path model = Generation.run(spec, null, specs.folder().resolve("out"))
                .resolve("ai/autoposting/sdk/model/Holder.java");
        assertThat(Specs.plain(model)).contains("Builder clearIt()", "More than 1.");
    }

    @Test
    void namesThatDifferInASignOnlyAreTwo() throws IOException {
        Path sources = specs.generate("""
                paths: {}
                components:
                  schemas:
                    Counts: { type: object, properties: { '+1': { type: integer }, '-1': { type: integer }, x: { type: string }, '-x': { type: string } } }
                """, "");
        assertThat(Specs.plain(sources.resolve("model/Counts.java")))
                .contains("> plus1()", "> minus1()", "> x()", "> minusX()");
    }

    @Test
    void anyNumberOfTypesFitsIntoTheSwitchOfCodecs() throws IOException {
        StringBuilder rest = new StringBuilder("paths: {}\ncomponents:\n  schemas:\n");
        for (int i = 1; i <= 2_100; i++) {
            rest.append("    T").append(i).append(": { type: object, properties: { a: { type: string } } }\n");
        }
        CodecSwitch codecs =
                CodecSwitch.of(Sdk.read(specs.write(rest.toString()), null).types());
        assertThat(codecs.first()).hasSize(1_000);
        assertThat(codecs.others())
                .extracting(piece -> piece.number() + " " + piece.entries().size())
                .containsExactly("2 1000", "3 100");
    }
}
