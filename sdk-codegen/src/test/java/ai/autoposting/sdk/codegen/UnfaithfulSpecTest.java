package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be generated faithfully stops the build and is named by its place, with a line that helps. */
final class UnfaithfulSpecTest {
    private static final String DONE = "responses: { '204': { description: Done. } }";

    @TempDir
    Path folder;

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
            })
    void schemas(String schema, String rule) throws IOException {
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
            })
    void namesAndReferences(String schema, String place, String rule, String line) throws IOException {
        refused("""
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
        refused(rest, new Problem("components.Loop", rule, "any.components.Loop = true"));
    }

    /** Such a property would get a type, whose property would get a type, and so on without end. */
    @Test
    void aComponentThatIsMergedIntoItself() throws IOException {
        refused(
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
        refusedAll(
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

    private void refusedAll(String rest, List<String> problems) throws IOException {
        assertThat(stop(spec(rest), null).problems())
                .allSatisfy(problem -> assertThat(problem.line()).isEqualTo("(mend the document)"))
                .extracting(problem -> problem.place() + " " + problem.rule())
                .containsExactlyInAnyOrderElementsOf(problems);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ name: q, in: cookie, schema: { type: string } }|a parameter in cookie cannot be generated",
                "{ name: q, in: query, style: deepObject, schema: { type: object } }|style deepObject cannot be generated in a query",
                "{ name: q, in: query, style: pipeDelimited, schema: { type: array, items: { type: string } } }|style pipeDelimited cannot be generated in a query",
                "{ name: q, in: query, schema: { type: object, properties: { a: { type: string } } } }|a query parameter must be a single value or a list of single values",
                "{ name: q, in: query, schema: { type: array, items: { type: object, properties: { a: { type: string } } } } }|a query parameter must be a single value or a list of single values",
                "{ name: q, in: query, content: { application/json: { schema: { type: string } } } }|a parameter without a schema cannot be generated",
            })
    void parameters(String parameter, String rule) throws IOException {
        String operation = "get: { operationId: find, parameters: [ %s ], " + DONE + " }";
        refused(path("/find", operation.formatted(parameter)), new Problem("find.q", rule, "skip find.q = " + rule));
        String required = parameter.replace("name: q", "name: q, required: true");
        refused(path("/find", operation.formatted(required)), new Problem("find.q", rule, "skip find = " + rule));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/a|tags: [A]|GET /a|operationId is missing|skip GET /a = operationId is missing",
                "/a|tags: [Close], operationId: a|tag Close|the client has a method close() already|tag.Close = Close Endpoints",
                "/a|operationId: a, responses: { '400': { description: No. } }|a.result|there is no 2xx response|skip a = there is no 2xx response",
                "/a|operationId: a, requestBody: { required: true, content: { application/json: {} } }|a.request|GET cannot have a body|skip a = GET cannot have a body",
                "/a/{b}|operationId: a|a.b|the path has it, but no parameter declares it|skip a = the path has it, but no parameter declares it",
                "/a?b=c|operationId: a|GET /a?b=c|must be a path, without empty segments, query or fragment|skip a = must be a path, without empty segments, query or fragment",
                "/a//b|operationId: a|GET /a//b|must be a path, without empty segments, query or fragment|skip a = must be a path, without empty segments, query or fragment",
                "/a|operationId: a, security: [ { other: [] } ]|a.security|asks for other, which the client cannot send|skip a = asks for other, which the client cannot send",
                "/a|operationId: a, parameters: [ { name: b, in: path, required: true, schema: { type: string } } ]|a.b|the path has no such parameter|skip a = the path has no such parameter",
                "/a|operationId: a, responses: { '200': { description: One., content: { application/json: { schema: { type: string } } } }, '201': { description: Two., content: { application/json: { schema: { type: boolean } } } } }|a.result|2xx responses of different types cannot be generated|skip a = 2xx responses of different types cannot be generated",
            })
    void operations(String path, String operation, String place, String rule, String line) throws IOException {
        String whole = operation.contains("responses:") ? operation : operation + ", " + DONE;
        refused(path("'" + path + "'", "get: { " + whole + " }"), new Problem(place, rule, line));
    }

    @ParameterizedTest
    @CsvSource({
        "getPost, get-post",
        "getPost, getPostWithResponse",
        "getPostWithResponse, getPost",
        "getHTMLPage, getHtmlPage"
    })
    void twoOperationsWithOneNameInJava(String one, String other) throws IOException {
        String rule = other + " and " + one + ", of GET /a, have methods of the same name in Java";
        refused("""
                paths:
                  /a: { get: { operationId: %s, %s } }
                  /b: { get: { operationId: %s, %s } }
                """.formatted(one, DONE, other, DONE), new Problem("GET /b", rule, "skip " + other + " = " + rule));
    }

    @Test
    void twoParametersWithOneNameInJava() throws IOException {
        refused(
                path("/find", """
                        get:
                              operationId: find
                              parameters:
                                - { name: a-b, in: query, schema: { type: string } }
                                - { name: aB, in: query, schema: { type: string } }
                              %s""".formatted(DONE)),
                new Problem("find.aB", "two parameters are called aB in Java", "java.find.aB = aB2"));
        refused(
                path("'/{user_id}/{userId}'", """
                        get:
                              operationId: find
                              parameters:
                                - { name: user_id, in: path, required: true, schema: { type: string } }
                                - { name: userId, in: path, required: true, schema: { type: string } }
                              %s""".formatted(DONE)),
                new Problem(
                        "find.userId", "two path parameters are called userId in Java", "java.find.userId = userId2"));
    }

    @Test
    void typesWithANameThatSomethingElseHas() throws IOException {
        String thing = "{ type: object, properties: { a: { type: string } } }";
        refused(
                "paths: {}\ncomponents: { schemas: { Operation: " + thing + " } }\n",
                new Problem(
                        "components.Operation",
                        "generated code knows another Operation",
                        "components.Operation = Operation2"));
        refused(
                path("/a", "get: { tags: [Post], operationId: a, " + DONE + " }") + "components: { schemas: { PostApi: "
                        + thing + " } }\n",
                new Problem("api/PostApi", "a type has this name already", "components.PostApi = PostApi2"));
        refused(
                "paths: {}\ncomponents: { schemas: { HTMLPage: " + thing
                        + ", HtmlPage: { type: object, properties: { b: { type: string } } } } }\n",
                new Problem(
                        "components.HtmlPage",
                        "there is already another type HTMLPage, for components.HTMLPage",
                        "components.HtmlPage = HtmlPage2"));
        refused(
                """
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
                """,
                new Problem(
                        "components.ThingPart",
                        "there is already another type ThingPart, for Thing.part",
                        "components.ThingPart = ThingPart2"));
    }

    @Test
    void linesOfTheListThatMeanNothing() throws IOException {
        String rule = "the list has a place that the specification has not";
        refusedWith("paths: {}\n", "Thing.gone = Name\n", new Problem("Thing.gone", rule, "(delete the line)"));
        refusedWith(
                "paths: {}\n",
                "one\n\n# two\nThing.a =\n",
                new Problem("names.properties line 1", "is not of the form place = name", "(mend the line)"),
                new Problem("names.properties line 4", "is not of the form place = name", "(mend the line)"));
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
        SpecException stop = stop(spec(rest), null);
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
        Path names = Files.writeString(folder.resolve("names.properties"), lines);
        assertThat(Generation.run(spec(rest), names, folder.resolve("out"))).isDirectoryContaining("glob:**/ai");
    }

    private static String path(String path, String item) {
        return "paths:\n  " + path + ":\n    " + item + "\n";
    }

    private void refused(String rest, Problem problem) throws IOException {
        assertThat(stop(spec(rest), null).problems()).containsExactly(problem);
    }

    private void refusedWith(String rest, String lines, Problem... problems) throws IOException {
        Path names = Files.writeString(folder.resolve("names.properties"), lines);
        assertThat(stop(spec(rest), names).problems()).containsExactly(problems);
    }

    private SpecException stop(Path spec, @Nullable Path names) {
        return catchThrowableOfType(SpecException.class, () -> Generation.run(spec, names, folder.resolve("out")));
    }

    private Path spec(String rest) throws IOException {
        String head = "openapi: 3.1.0\ninfo: { title: t, version: '1' }\n";
        return Files.writeString(folder.resolve("spec.yaml"), head + rest);
    }
}
