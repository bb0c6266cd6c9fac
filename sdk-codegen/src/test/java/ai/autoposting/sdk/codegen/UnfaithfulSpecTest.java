package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be generated faithfully stops the build and is named by its place, with a line that helps. */
final class UnfaithfulSpecTest {
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
                "{ type: [string, integer] }|one of several types [string, integer] cannot be generated",
                "{ anyOf: [ { type: string }, { type: integer } ] }|anyOf cannot be generated, except for one type or null",
                "{ oneOf: [ { $ref: '#/components/schemas/Other' }, { type: integer } ] }|oneOf needs a discriminator",
                "{ enum: [1, a] }|an enum of values of several kinds cannot be generated: [1, \"a\"]",
                "{ type: string, format: binary }|format binary inside of JSON cannot be generated",
                "{ type: file }|type file cannot be generated",
                "{ not: { type: string } }|not cannot be generated",
                "{ prefixItems: [ { type: string } ] }|prefixItems cannot be generated",
                "{ allOf: [ { $ref: '#/components/schemas/Open' }, { $ref: '#/components/schemas/Other' } ] }|allOf can be generated for plain objects only",
                "{ oneOf: [ { $ref: '#/components/schemas/Other' } , { $ref: '#/components/schemas/Open' } ], discriminator: { propertyName: kind } }|the variant Other must require the discriminator kind",
                "{ oneOf: [ { type: object } , { $ref: '#/components/schemas/Open' } ], discriminator: { propertyName: kind } }|a variant of a union must be a component",
                "{ oneOf: [ { $ref: '#/components/schemas/Open' } , { type: object } ], discriminator: { propertyName: kind } }|a variant of a union must be an object, which Open is not",
                "{ oneOf: [ { $ref: '#/components/schemas/Kind' } ], discriminator: {} }|the discriminator has no propertyName",
                "{ oneOf: [ { $ref: '#/components/schemas/Kind' } ], discriminator: { propertyName: kind }, properties: { kind: {}, more: {} }, required: [kind] }|properties beside a union cannot be generated: more",
                "{ oneOf: [ { $ref: '#/components/schemas/Kind' } ], discriminator: { propertyName: kind }, anyOf: [ { $ref: '#/components/schemas/Other' } ] }|anyOf beside a union cannot be generated",
                "{ oneOf: [ { $ref: '#/components/schemas/Kind' } ], discriminator: { propertyName: kind }, allOf: [ { $ref: '#/components/schemas/Other' } ] }|allOf beside a union cannot be generated",
                "{ oneOf: [ { $ref: '#/components/schemas/Kind' } ], discriminator: { propertyName: kind, mapping: { a: Kind, b: Other } } }|\"b\" is mapped to Other, which is no variant",
                "{ type: integer, enum: ['1', '2'] }|an enum of texts cannot be of type integer",
                "{ type: string, allOf: [ { type: integer } ] }|allOf of type string and of type integer fits nothing",
            })
    void schemas(String schema, String rule) throws IOException {
        specs.refused("""
                paths: {}
                components:
                  schemas:
                    Thing:
                      type: object
                      properties:
                        it: %s
                    Other:
                      type: object
                      properties:
                        kind: { type: string }
                    Open: { type: string, enum: [a] }
                    Kind: { type: object, required: [kind], properties: { kind: { type: string } } }
                """.formatted(schema), new Problem("Thing.it", rule, "any.Thing.it = true"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ type: array, items: { type: string, format: byte } }|Thing.it|format byte inside of a list or map cannot be generated|any.Thing.it.item = true",
                "{ type: string, enum: [a, A] }|ThingIt|values \"a\" and \"A\" are both A|ThingIt.A = A_2",
                "{ type: object, properties: { a-b: { type: string }, aB: { type: string } } }|ThingIt.aB|two properties are called aB in Java|java.ThingIt.aB = aB2",
                "{ $ref: '#/components/schemas/Gone' }|Thing.it|there is no component Gone|(mend the document)",
                "{ $ref: 'other.yaml#/Gone' }|Thing.it|$ref other.yaml#/Gone leads out of the document|(put what it refers to into the document)",
                "{ $ref: '#/components/schemas/%zz' }|Thing.it|there is no component %zz|(mend the document)",
                "{ $ref: '#/info/title' }|Thing.it|$ref #/info/title leads to no schema|(mend the document)",
            })
    void namesAndReferences(String schema, String place, String rule, String line) throws IOException {
        specs.refused("""
                paths: {}
                components:
                  schemas:
                    Thing:
                      type: object
                      properties:
                        it: %s
                """.formatted(schema), new Problem(place, rule, line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ allOf: [ { $ref: '#/components/schemas/Loop' }, { type: object, properties: { a: { type: string } } } ] }|allOf contains itself",
                "{ type: object, additionalProperties: { $ref: '#/components/schemas/Loop' } }|contains itself, and no object stands between",
                "{ type: array, items: { $ref: '#/components/schemas/Loop' } }|contains itself, and no object stands between",
                "{ $ref: '#/components/schemas/Loop' }|refers to itself",
            })
    void whatContainsItself(String schema, String rule) throws IOException {
        String rest = "paths: {}\ncomponents:\n  schemas:\n    Loop: " + schema + "\n";
        specs.refused(rest, new Problem("components.Loop", rule, "any.components.Loop = true"));
    }

    /** Such a property would get a type, whose property would get a type, and so on without end. */
    @Test
    void aComponentThatIsMergedIntoItself() throws IOException {
        specs.refused(
                """
                paths: {}
                components:
                  schemas:
                    Loop:
                      type: object
                      properties:
                        next:
                          allOf:
                            - $ref: '#/components/schemas/Loop'
                            - { type: object, properties: { more: { type: string } } }
                """,
                new Problem(
                        "LoopNext.next",
                        "contains itself, and no component stands between",
                        "any.LoopNext.next = true"));
    }

    @Test
    void whatHasAnotherShapeThanItMustHaveIsToldAtOnce() throws IOException {
        specs.refusedAll(
                """
                paths:
                  /a/b:
                    get:
                      operationId: [a]
                      parameters: { name: q }
                      security: [ key ]
                      responses: { '200': { description: A., content: [ application/json ] } }
                components:
                  schemas:
                    Thing:
                      properties:
                        one: [ { type: string } ]
                        two: { allOf: { type: object } }
                        three:
                        four: { items: true, additionalProperties: false, properties: , x-any: [ 1 ] }
                    Text: 5
                """,
                List.of(
                        "#/components/schemas/Text must be a schema",
                        "#/components/schemas/Thing/properties/one must be a schema",
                        "#/components/schemas/Thing/properties/three must be there, not null",
                        "#/components/schemas/Thing/properties/two/allOf must be a list",
                        "#/paths/~1a~1b/get/operationId must be a text",
                        "#/paths/~1a~1b/get/parameters must be a list",
                        "#/paths/~1a~1b/get/responses/200/content must be an object",
                        "#/paths/~1a~1b/get/security/0 must be an object"));
    }

    @Test
    void allThatIsWrongIsToldAtOnceAndItsLinesAreTheRemedy() throws IOException {
        String rest = """
                paths:
                  /a: { get: { operationId: a, parameters: [ { name: c, in: cookie, schema: { type: string } } ], responses: { '204': { description: Done. } } } }
                  /b: { get: { operationId: b, security: [ { oauth: [] } ], responses: { '204': { description: Done. } } } }
                components:
                  schemas:
                    Thing:
                      type: object
                      properties:
                        one: { oneOf: [ { type: string }, { type: integer } ] }
                        kind: { type: string, enum: [up, UP] }
                """;
        SpecException stop = specs.stop(rest, "");
        assertThat(stop).hasMessage("""
                4 problems stop the build (openapi/README.md explains):

                  place       rule                                          remedy
                  Thing.one   oneOf needs a discriminator                   any.Thing.one = true
                  ThingKind   values "up" and "UP" are both UP              ThingKind.UP = UP_2
                  a.c         a parameter in cookie cannot be generated     skip a.c = a parameter in cookie cannot be generated
                  b.security  asks for oauth, which the client cannot send  skip b = asks for oauth, which the client cannot send

                To paste into the list of names, openapi/type-names.properties; change the names as you like:

                any.Thing.one = true
                ThingKind.UP = UP_2
                skip a.c = a parameter in cookie cannot be generated
                skip b = asks for oauth, which the client cannot send
                """);
        assertThat(stop.getStackTrace()).isEmpty();
        String lines =
                String.join("\n", stop.problems().stream().map(Problem::line).toList());
        assertThat(specs.generate(rest, lines)).exists();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A: &a { type: object, properties: { x: *a } }|an alias stands inside of what it stands for",
                "A: { type: object, properties: { [a]: {} } }|a key must be a text",
                "A: { type: number, maximum: 1e99999999999 }|a number cannot have such an exponent",
            })
    void yamlThatIsNoTree(String component, String rule) throws IOException {
        Problem problem = specs.stop("paths: {}\ncomponents: { schemas: { " + component + " } }\n", "")
                .problems()
                .get(0);
        assertThat(problem.rule()).startsWith("is no YAML: " + rule + ", in 'reader', line 4,");
        assertThat(problem.line()).isEqualTo("(mend the file)");
    }

    @Test
    void aVersionThatNobodyHasRead(@TempDir Path other) throws IOException {
        Path spec = Files.writeString(other.resolve("spec.yaml"), "openapi: 3.2.0\npaths: { /a: { query: {} } }\n");
        assertThatThrownBy(() -> Generation.run(spec, null, other))
                .isInstanceOfSatisfying(
                        SpecException.class,
                        stop -> assertThat(stop.problems())
                                .containsExactly(new Problem(
                                        "openapi", "must be 3.0 or 3.1, not 3.2.0", "(convert the document)")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ $ref: '#/components/schemas/Thing/properties/it' }",
                "{ allOf: [ { type: string }, { type: integer } ] }",
                "{ anyOf: [ { $ref: '#/components/schemas/Loop' }, { type: integer } ] }",
                "{ allOf: [ { $ref: '#/components/schemas/Loop' } ] }",
            })
    void theLinesAreTheRemedyOfWhatCannotBeResolvedToo(String schema) throws IOException {
        String rest = """
                paths:
                  /a:
                    post:
                      operationId: a
                      parameters: [ { name: it, in: query, schema: %1$s } ]
                      requestBody: { content: { multipart/form-data: { schema: { properties: { it: %1$s } } } } }
                      responses: { '200': { description: D., content: { application/json: { schema: %1$s } } } }
                components:
                  schemas:
                    Thing: { type: object, properties: { it: %1$s } }
                    Loop: { $ref: '#/components/schemas/Loop' }
                """.formatted(schema);
        specs.mend(rest);
    }
}
