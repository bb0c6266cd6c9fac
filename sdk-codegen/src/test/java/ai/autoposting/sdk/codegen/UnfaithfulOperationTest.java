package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations that could not be called as the specification says stop the build, each named by its place, with a line that helps. */
final class UnfaithfulOperationTest {
    private static final String DONE = "responses: { '204': { description: Done. } }";

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
                "{ name: q, in: cookie, schema: { type: string } }|a parameter in cookie cannot be generated",
                "{ name: q, in: query, style: deepObject, schema: { type: object } }|style deepObject cannot be generated in a query",
                "{ name: q, in: query, style: pipeDelimited, schema: { type: array, items: { type: string } } }|style pipeDelimited cannot be generated in a query",
                "{ name: q, in: query, schema: { type: object, properties: { a: { type: string } } } }|a query parameter must be a single value or a list of single values",
                "{ name: q, in: query, schema: { type: array, items: { type: object, properties: { a: { type: string } } } } }|a query parameter must be a single value or a list of single values",
                "{ name: q, in: query, content: { application/json: { schema: { type: string } } } }|a parameter without a schema cannot be generated",
                "{ name: q, schema: { type: string } }|a parameter must say what it is in",
            })
    void parameters(String parameter, String rule) throws IOException {
        String operation = "get: { operationId: find, parameters: [ %s ], " + DONE + " }";
        specs.refused(
                Specs.path("/find", operation.formatted(parameter)),
                new Problem("find.q", rule, "skip find.q = " + rule));
        String required = parameter.replace("name: q", "name: q, required: true");
        specs.refused(
                Specs.path("/find", operation.formatted(required)), new Problem("find.q", rule, "skip find = " + rule));
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
                "/a/../b|operationId: a|GET /a/../b|the path has blanks, or a segment that is . or ..|skip a = the path has blanks, or a segment that is . or ..",
                "/a b|operationId: a|GET /a b|the path has blanks, or a segment that is . or ..|skip a = the path has blanks, or a segment that is . or ..",
                "/a|operationId: a, parameters: [ { in: query, schema: { type: string } } ]|a.parameters|a parameter has no name|skip a = a parameter has no name",
                "/a|operationId: a, parameters: [ { name: b, in: query, schema: { type: string } }, { name: b, in: query, schema: { type: integer } } ]|a.b|is declared twice in query|skip a = is declared twice in query",
                "/a|operationId: a, responses: { '20': { description: A. } }|a.20|a status must be three digits, such as 4XX, or default|skip a = a status must be three digits, such as 4XX, or default",
                "/a|operationId: a, responses: { '200': { description: A., content: { json: {} } } }|a.result|\"json\" is no media type|skip a = \"json\" is no media type",
            })
    void operations(String path, String operation, String place, String rule, String line) throws IOException {
        String whole = operation.contains("responses:") ? operation : operation + ", " + DONE;
        specs.refused(Specs.path("'" + path + "'", "get: { " + whole + " }"), new Problem(place, rule, line));
    }

    @ParameterizedTest
    @CsvSource({
        "getPost, get-post",
        "getPost, getPostWithResponse",
        "getPostWithResponse, getPost",
        "getHTMLPage, getHtmlPage",
        "class, classValue",
        "to_string_value, toString"
    })
    void twoOperationsWithOneNameInJava(String one, String other) throws IOException {
        String rule = other + " and " + one + ", of GET /a, have methods of the same name in Java";
        specs.refused(
                """
                paths:
                  /a: { get: { operationId: %s, %s } }
                  /b: { get: { operationId: %s, %s } }
                """.formatted(one, DONE, other, DONE), new Problem("GET /b", rule, "skip " + other + " = " + rule));
    }

    @Test
    void twoParametersWithOneNameInJava() throws IOException {
        specs.refused(
                Specs.path("/find", """
                        get:
                              operationId: find
                              parameters:
                                - { name: a-b, in: query, schema: { type: string } }
                                - { name: aB, in: query, schema: { type: string } }
                              %s""".formatted(DONE)),
                new Problem("find.aB", "two parameters are called aB in Java", "java.find.aB = aB2"));
        specs.refused(
                Specs.path("'/{user_id}/{userId}'", """
                        get:
                              operationId: find
                              parameters:
                                - { name: user_id, in: path, required: true, schema: { type: string } }
                                - { name: userId, in: path, required: true, schema: { type: string } }
                              %s""".formatted(DONE)),
                new Problem(
                        "find.userId", "two path parameters are called userId in Java", "java.find.userId = userId2"));
    }

    /** The client refuses them when it is called. */
    @ParameterizedTest
    @CsvSource({
        "X Foo, a header cannot be called so",
        "X-Ünï, a header cannot be called so",
        "X-Api-Key, the client sets this header itself",
        "Host, the client sets this header itself",
        "Content-Length, the client sets this header itself"
    })
    void headersThatCannotBeSent(String name, String rule) throws IOException {
        String parameter = "{ name: " + name + ", in: header, schema: { type: string } }";
        specs.refused(
                Specs.path("/a", "get: { operationId: a, parameters: [ " + parameter + " ], " + DONE + " }"),
                new Problem("a." + name, rule, "skip a." + name + " = " + rule));
    }

    /** With one of these the class of the operation could not be loaded. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v2",
                "//other.example.com",
                "http://example.com",
                "https:///v2",
                "https://example.com/?a=b",
                "https://user@example.com",
                "https://exa mple.com",
                "https://example.com:99999"
            })
    void serversThatNoClientSendsTo(String url) throws IOException {
        String rule =
                "must be a URL that begins with https://, or a path on the client's own host, not \"" + url + "\"";
        specs.refused(
                "servers: [ { url: 'https://api.example.com' } ]\n"
                        + Specs.path(
                                "/a", "get: { operationId: a, servers: [ { url: '" + url + "' } ], " + DONE + " }"),
                new Problem("a.servers", rule, "skip a = " + rule));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/form-data|{ type: object, properties: { x: {} } }|{ contentType: application/xml }|is sent as application/json, not as application/xml",
                "multipart/form-data|{ type: string }|{ contentType: application/json }|is sent as text/plain, not as application/json",
                "multipart/form-data|{ type: string }|{ headers: { X-A: { schema: { type: string } } } }|headers of a part cannot be generated",
                "multipart/form-data|{ type: string, format: byte }|{}|format byte in a form cannot be generated",
                "application/x-www-form-urlencoded|{ type: array, items: { type: string } }|{ explode: false }|a list in a form must be sent value by value",
                "application/x-www-form-urlencoded|{ type: array, items: { type: string } }|{ style: pipeDelimited }|a list in a form must be sent value by value",
            })
    void partsOfFormsThatWouldBeSentOtherwise(String form, String schema, String encoding, String rule)
            throws IOException {
        String media = form + ": { schema: { type: object, properties: { p: " + schema + " } }, encoding: { p: "
                + encoding + " } }";
        specs.refused(
                Specs.path("/a", "post: { operationId: a, requestBody: { content: { " + media + " } }, " + DONE + " }"),
                new Problem("a.request.p", rule, "skip a = " + rule));
    }

    @Test
    void aHeaderOfTheNameOfAQueryParameterCanBeRenamedAlone() throws IOException {
        String rest = Specs.path(
                "/a",
                "get: { operationId: a, parameters: [ { name: id, in: query, schema: { type: string } },"
                        + " { name: id, in: header, schema: { type: string } } ], " + DONE + " }");
        Problem problem = new Problem("a.id.header", "two parameters are called id in Java", "java.a.id.header = id2");
        specs.refused(rest, problem);
        assertThat(Specs.plain(specs.generate(rest, problem.line()).resolve("api/UntaggedOperations.java")))
                .contains(
                        "arguments.query(\"id\", ParameterText.text(params.id().get()));",
                        "arguments.header(\"id\", ParameterText.text(params.id2().get()));");
    }
}
