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

/** What a specification can say beside the plain case, and what comes of it: nothing is ignored in silence. */
final class HonouredTest {
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
                "servers: [ { url: 'https://upload.example.com/v2/' } ]|.server(\"https://upload.example.com/v2\")",
                "servers: [ { url: 'https://{region}.example.com', variables: { region: { default: eu } } } ]|.server(\"https://eu.example.com\")",
                "servers: [ { url: '/v2' } ]|.server(\"/v2\")",
                "servers: [ { url: '/' } ]|.server(\"/\")",
                "servers: [ { url: 'https://api.example.com/' } ]|-.server(",
                "security: []|.authenticated(false)",
                "security: [ {} ]|.authenticated(false)",
                "security: [ { bearerAuth: [] } ]|.keyHeader(\"Authorization\")",
                "security: [ { apiKey: [] } ]|.keyHeader(\"x-api-key\")",
                "security: [ { oauth: [] } ]|.keyHeader(\"Authorization\")",
                "security: [ { bearerAuth: [] }, { apiKey: [] } ]|-.keyHeader(",
                "security: [ { other: [] }, { apiKey: [] } ]|.keyHeader(\"x-api-key\")",
            })
    void whereARequestGoesAndWhatItProves(String operation, String expected) throws IOException {
        expect("post: { operationId: a, " + operation + ", " + DONE + " }", expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/merge-patch+json: { schema: { type: object } }|.bodyType(\"application/merge-patch+json\")",
                "application/json; charset=utf-8: { schema: { type: object } }|-.bodyType(",
                "video/mp4: { schema: { type: string, format: binary } }|.bodyType(\"video/mp4\")",
                "video/mp4: { schema: { type: string, format: binary } }|Upload request)",
                "multipart/form-data: { schema: { type: object, required: [file], properties: { file: { type: string, format: binary }, title: { type: string }, tags: { type: array, items: { type: string } }, crop: { type: object, properties: { x: { type: integer } } } } } }|form.file(\"file\", request.file());",
                "multipart/form-data: { schema: { type: object, properties: { files: { type: array, items: { type: string, format: binary } } } } }|form.file(\"files\", each);",
                "multipart/form-data: { schema: { type: object, properties: { tags: { type: array, items: { type: integer } } } } }|form.field(\"tags\", ParameterText.text(each));",
                "multipart/form-data: { schema: { type: object, properties: { crop: { type: object, properties: { x: { type: integer } } } } } }|form.json(\"crop\", request.crop().get());",
                "application/x-www-form-urlencoded: { schema: { type: object, required: [code], properties: { code: { type: string } } } }|form.field(\"code\", ParameterText.text(request.code()));",
            })
    void whatARequestCarries(String content, String expected) throws IOException {
        expect(
                "post: { operationId: a, requestBody: { required: true, content: { " + content + " } }, " + DONE + " }",
                expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'200': { description: A., content: { text/plain: { schema: { type: string } } } }|.returnsText()",
                "'200': { description: A., content: { text/csv: { schema: { type: string } } } }|.returnsDownload() .accept(\"text/csv\")",
                "'200': { description: A., content: { image/png: {}, image/jpeg: {} } }|.accept(\"image/png, image/jpeg\")",
                "'200': { description: A., content: { application/hal+json: { schema: { type: object } } } }|.accept(\"application/hal+json\")",
                "'200': { description: A., content: { application/json: { schema: { type: object, properties: { success: { type: boolean }, url: { type: string } } } } } }|.enveloped(false) .reportsSuccess(true)",
                "'200': { description: A., content: { application/json: { schema: { type: integer } } } }, '201': { description: B., content: { application/json: { schema: { type: integer, description: More. } } } }|Operation<Long> A =",
                "'200': { description: A., content: { application/json: { schema: { type: integer } } } }, '204': { description: B. }|Operation<Optional<Long>> A =",
                "'200': { description: A., content: { application/json: { schema: { type: integer } } } }, '204': { description: B., content: { application/json: { schema: { type: string } } } }|Operation<Optional<Long>> A =",
                "'204': { description: A., content: { application/json: { schema: { type: integer } } } }|Operation<@Nullable Void> A =",
                "'200': { description: A., content: { text/plain: {} } }, '204': { description: B. }|.returns(ResultType.text().optional()) .enveloped(false)",
                "'200': { description: A., content: { image/png: {} } }, '204': { description: B. }|.returns(ResultType.download().optional()) .enveloped(false)",
                "'200': { description: A. }, 4xx: { description: B., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }|.error(\"4XX\", Thing.class)",
                "2XX: { description: A., content: { application/json: { schema: { type: integer } } } }|Operation<Long> A =",
                "default: { description: A., content: { application/json: { schema: { type: integer } } } }|Operation<Long> A =",
                "'200': { description: A. }, default: { description: B., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }|.error(\"default\", Thing.class)",
                "'200': { description: A. }, 4XX: { description: B., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }|.error(\"4XX\", Thing.class)",
            })
    void whatAResponseCarries(String responses, String expected) throws IOException {
        expect("get: { operationId: a, responses: { " + responses + " } }", expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ name: q, in: query, explode: false, schema: { type: array, items: { type: string } } }|arguments.queryList(\"q\", ParameterText.texts(params.q()));",
                "{ name: q, in: query, schema: { type: array, items: { type: string } } }|arguments.query(\"q\", ParameterText.text(each));",
                "{ name: Authorization, in: header, required: true, schema: { type: string } }|Arguments arguments() {",
                "{ name: accept, in: header, schema: { type: string } }|Arguments arguments() {",
                "{ name: q, in: query, schema: {} }|arguments.query(\"q\", ParameterText.text(params.q().get()));",
            })
    void parameters(String parameter, String expected) throws IOException {
        expect("get: { operationId: a, parameters: [ " + parameter + " ], " + DONE + " }", expected);
    }

    @Test
    void aBodyThatCannotBeSentIsTold() throws IOException {
        Path spec = specs.write(
                path("get: { operationId: a, requestBody: { content: { text/plain: {} } }, " + DONE + " }"));
        assertThat(Sdk.read(spec, null).notices().all()).containsExactly("a has no body, since GET cannot have one");
    }

    @Test
    void anOptionalBodyCanBeLeftOut() throws IOException {
        Path sources = specs.generate(path("""
                post:
                      operationId: a
                      parameters: [ { name: q, in: query, schema: { type: string } } ]
                      requestBody: { content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }
                      %s""".formatted(DONE)), "");
        assertThat(Specs.plain(sources.resolve("api/UntaggedApi.java")))
                .contains(
                        "void a() {",
                        "void a(AParams params) {",
                        "void a(ARequest request) {",
                        "void a(ARequest request, AParams params) {",
                        ".arguments(null, AParams.none())",
                        ".arguments(null, params)");
        assertThat(Specs.plain(sources.resolve("api/UntaggedOperations.java")))
                .contains("if (request != null) { arguments.body(request); }");
    }

    @Test
    void operationsInAReferencedPathItemAreThere() throws IOException {
        Path sources = specs.generate("""
                paths:
                  /a: { $ref: '#/components/pathItems/A' }
                components:
                  pathItems:
                    A: { get: { operationId: a, responses: { '204': { description: Done. } } } }
                """, "");
        assertThat(Specs.plain(sources.resolve("api/UntaggedOperations.java"))).contains("\"GET\", \"/a\"");
    }

    @Test
    void whatIsLeftOutIsToldAndItsTypesAreNotMade() throws IOException {
        Path spec = specs.write("""
                paths:
                  /a: { get: { operationId: a, responses: { '200': { description: A., content: { application/json: { schema: { $ref: '#/components/schemas/Odd' } } } } } } }
                  /b: { get: { operationId: b, parameters: [ { name: c, in: cookie, schema: { type: string } } ], responses: { '204': { description: Done. } } } }
                components:
                  schemas:
                    Odd: { type: object, properties: { one: { oneOf: [ { type: string }, { type: integer } ] } } }
                    Alone: { type: object, properties: { a: { type: string } } }
                """);
        Path list =
                Files.writeString(specs.folder().resolve("list.properties"), "skip a = too odd\nskip b.c = a cookie\n");
        Sdk sdk = Sdk.read(spec, list);
        assertThat(sdk.types().objects()).containsOnlyKeys("Alone");
        assertThat(sdk.notices().all())
                .containsExactly("a is left out (too odd); it can be called through execute: GET /a");
    }

    @Test
    void whatNoTypeFitsCanBeAnyJsonOrTheWholeResponse() throws IOException {
        String rest = path("""
                get:
                      operationId: a
                      responses:
                        '200':
                          description: A.
                          content:
                            application/json:
                              schema:
                                type: object
                                properties:
                                  success: { type: boolean }
                                  data: { oneOf: [ { type: string }, { type: integer } ] }
                                  next: { type: string }""");
        assertThat(Specs.plain(specs.generate(rest, "any.a.result = true\n").resolve("api/UntaggedOperations.java")))
                .contains("Operation<Object> A");
        assertThat(Specs.plain(specs.generate(rest, "whole.a = true\nany.AResult.data = true\n")
                        .resolve("model/AResult.java")))
                .contains("Optional<Object> data()", "Optional<String> next()");
    }

    /** @param expected begins with - when it must not be there */
    private void expect(String operation, String expected) throws IOException {
        String all = Specs.plain(specs.generate(path(operation), "").resolve("api/UntaggedOperations.java"));
        if (expected.startsWith("-")) {
            assertThat(all).doesNotContain(expected.substring(1));
        } else {
            assertThat(all).contains(expected);
        }
    }

    private static String path(String item) {
        return """
                servers: [ { url: 'https://api.example.com' } ]
                security: [ { bearerAuth: [] }, { apiKey: [] } ]
                components:
                  securitySchemes:
                    bearerAuth: { type: http, scheme: bearer }
                    apiKey: { type: apiKey, in: header, name: X-API-Key }
                    oauth: { type: oauth2, flows: {} }
                    other: { type: http, scheme: basic }
                  schemas:
                    Thing: { type: object, properties: { a: { type: string } } }
                paths:
                  /a:
                    %s
                """.formatted(item);
    }
}
