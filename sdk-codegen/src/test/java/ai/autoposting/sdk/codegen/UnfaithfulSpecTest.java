package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be generated faithfully stops the build and is named by its place. */
final class UnfaithfulSpecTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ type: [string, integer] }|Thing.it: one of several types [string, integer] cannot be generated; leave the type out for any JSON",
                "{ anyOf: [ { type: string }, { type: integer } ] }|Thing.it: anyOf cannot be generated, except for one type or null",
                "{ oneOf: [ { $ref: '#/components/schemas/Other' }, { type: integer } ] }|Thing.it: oneOf needs a discriminator",
                "{ type: integer, enum: [1, 2] }|Thing.it: an enum of other values than strings cannot be generated: 1",
                "{ type: string, format: binary }|Thing.it: format binary inside of JSON cannot be generated",
                "{ type: array, items: { type: string, format: byte } }|Thing.it: format byte inside of a list or map cannot be generated",
                "{ type: string, enum: [a, unknown] }|ThingIt: value \"unknown\" collides with UNKNOWN; list ThingIt.unknown=…",
                "{ type: string, enum: [a, A] }|ThingIt: values \"a\" and \"A\" are both A; list ThingIt.A=…",
                "{ type: string, enum: ['a b', 'a=b'] }|ThingIt: values \"a b\" and \"a=b\" are both A_B; list ThingIt.a\\=b=…",
                "{ type: string, enum: ['a=b', 'a b'] }|ThingIt: values \"a=b\" and \"a b\" are both A_B; list ThingIt.a\\ b=…",
                "{ type: object, properties: { a: { type: string } }, additionalProperties: { type: string } }|Thing.it: properties beside typed additionalProperties cannot be generated",
                "{ type: object, required: [b], properties: { a: { type: string } } }|ThingIt.b: required, but there is no such property",
                "{ type: object, properties: { a-b: { type: string }, aB: { type: string } } }|ThingIt.aB: two properties are called aB in Java; list java.ThingIt.aB=…",
                "{ not: { type: string } }|Thing.it: not, prefixItems, patternProperties, if, dependentSchemas and contains cannot be generated",
                "{ allOf: [ { $ref: '#/components/schemas/Open' }, { type: object } ] }|Thing.it: allOf can be generated for plain objects only",
                "{ oneOf: [ { $ref: '#/components/schemas/Other' } ], discriminator: { propertyName: kind } }|#/components/schemas/Other: a oneOf variant must require the discriminator kind",
            })
    void schemas(String schema, String message) throws IOException {
        refused("""
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
                """.formatted(schema), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ name: c, in: cookie, schema: { type: string } }|find.c: a parameter in cookie cannot be generated",
                "{ name: q, in: query, style: deepObject, schema: { type: object } }|find.q: style deepObject cannot be generated",
                "{ name: q, in: query, style: pipeDelimited, schema: { type: array, items: { type: string } } }|find.q: style pipeDelimited cannot be generated",
                "{ name: q, in: query, schema: { type: object, properties: { a: { type: string } } } }|find.q: a query parameter must be a single value or a list of single values",
                "{ name: q, in: query, schema: { type: array, items: { type: object, properties: { a: { type: string } } } } }|find.q: a query parameter must be a single value or a list of single values",
                "{ name: q, in: query, content: { application/json: { schema: { type: string } } } }|find.q: a parameter without a schema cannot be generated",
                "{ name: other, in: path, required: true, schema: { type: string } }|find.other: the path has no such parameter",
            })
    void parameters(String parameter, String message) throws IOException {
        refused("""
                paths:
                  /find:
                    get:
                      tags: [Finding]
                      operationId: find
                      parameters:
                        - %s
                      responses: { '204': { description: Done. } }
                """.formatted(parameter), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tags: [A], responses: { '204': { description: Done. } }|GET /a: operationId is missing",
                "tags: [Close], operationId: a, responses: { '204': { description: Done. } }|tag Close: the client has a method close() already",
                "tags: [A], operationId: a, responses: { '400': { description: No. } }|a.result: there is no 2xx answer",
                "tags: [A], operationId: a, requestBody: { content: { multipart/form-data: { schema: { type: object } } } }, responses: { '204': { description: Done. } }|a.request: a body without application/json cannot be generated",
                "tags: [A], operationId: a, responses: { '200': { description: One., content: { application/json: { schema: { type: string } } } }, '201': { description: Two., content: { application/json: { schema: { type: boolean } } } } }|a.result: 2xx answers of different types cannot be generated",
            })
    void operations(String operation, String message) throws IOException {
        refused("paths:\n  /a:\n    get: { " + operation + " }\n", message);
    }

    @Test
    void twoOperationsWithOneNameInJava() throws IOException {
        refused("""
                paths:
                  /a:
                    get: { tags: [A], operationId: getPost, responses: { '204': { description: Done. } } }
                  /b:
                    get: { tags: [B], operationId: get-post, responses: { '204': { description: Done. } } }
                """, "GET /b: there is already an operation getPost");
    }

    @Test
    void twoParametersWithOneNameInJava() throws IOException {
        refused("""
                paths:
                  /find:
                    get:
                      operationId: find
                      parameters:
                        - { name: a-b, in: query, schema: { type: string } }
                        - { name: aB, in: query, schema: { type: string } }
                      responses: { '204': { description: Done. } }
                """, "find.aB: two parameters are called aB in Java; list java.find.aB=…");
    }

    @Test
    void aTypeWithANameThatGeneratedCodeUses() throws IOException {
        refused("""
                paths: {}
                components:
                  schemas:
                    Operation: { type: object, properties: { a: { type: string } } }
                """, "components.Operation: generated code knows another Operation; list another name for this place");
    }

    @Test
    void aTypeWithTheNameOfAnApiClass() throws IOException {
        refused("""
                paths:
                  /a:
                    get: { tags: [Post], operationId: a, responses: { '204': { description: Done. } } }
                components:
                  schemas:
                    PostApi: { type: object, properties: { a: { type: string } } }
                """, "api/PostApi: a type has this name already; list another name for its place");
    }

    @Test
    void twoInlineTypesWithOneNameThatIsNotListed() throws IOException {
        refused("""
                paths: {}
                components:
                  schemas:
                    Thing:
                      type: object
                      properties:
                        part: { type: object, properties: { a: { type: string } } }
                    ThingPart:
                      type: object
                      properties:
                        b: { type: string }
                """, "components.ThingPart: there is already a type ThingPart; list another name for this place");
    }

    @Test
    void anEntryOfTheListThatNamesNothing() throws IOException {
        Path names = Files.writeString(folder.resolve("names.properties"), "Thing.gone = Name\n");
        Path spec = spec("paths: {}\n");
        assertThatThrownBy(() -> Generation.run(spec, names, folder.resolve("out")))
                .isInstanceOf(SpecException.class)
                .hasMessage("list of type names: no such place in the specification: [Thing.gone]");
    }

    private void refused(String rest, String message) throws IOException {
        Path spec = spec(rest);
        assertThatThrownBy(() -> Generation.run(spec, null, folder.resolve("out")))
                .isInstanceOf(SpecException.class)
                .hasMessage(message);
    }

    private Path spec(String rest) throws IOException {
        String head = "openapi: 3.1.0\ninfo: { title: t, version: '1' }\n";
        return Files.writeString(folder.resolve("spec.yaml"), head + rest);
    }
}
