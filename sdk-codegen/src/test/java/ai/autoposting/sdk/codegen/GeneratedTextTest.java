package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the generator writes, looked at as text. */
final class GeneratedTextTest {
    private static final String HEAD = "openapi: 3.1.0\ninfo: { title: t, version: '1' }\n";

    @TempDir
    Path folder;

    @Test
    void theListOfSecretNamesIsWrittenOutAsItIs() throws IOException {
        Path own = Path.of("src/main/java/ai/autoposting/sdk/codegen/SecretNames.java");
        Path sources = generate("paths: {}\n", "");
        assertThat(words(read(sources, "runtime/SecretNames")))
                .startsWith("package ai.autoposting.sdk.runtime; ")
                .isEqualTo(words(Files.readString(own))
                        .replace("package ai.autoposting.sdk.codegen;", "package ai.autoposting.sdk.runtime;"));
    }

    /** Without the line breaks of comments, which the formatter sets. */
    private static String words(String source) {
        return source.replaceAll("\\s+(\\* )?", " ");
    }

    @Test
    void aPropertyIsSecretByItsFormatOrItsNameUnlessTheListSaysOtherwise() throws IOException {
        String schemas = """
                paths: {}
                components:
                  schemas:
                    Thing:
                      type: object
                      properties:
                        pin: { type: string, format: password }
                        sessionCookie: { type: string }
                        tokens: { type: integer }
                        apiKeys: { type: array, items: { type: string } }
                        pageToken: { type: string }
                        publicToken: { type: string }
                        mark: { type: string }
                """;
        Path sources = generate(schemas, "secret.Thing.publicToken = false\nsecret.Thing.mark = true\n");
        assertThat(read(sources, "model/Thing"))
                .contains(
                        ".secret(\"pin\", pin)",
                        ".secret(\"sessionCookie\", sessionCookie)",
                        ".property(\"tokens\", tokens)",
                        ".secret(\"apiKeys\", apiKeys)",
                        ".property(\"pageToken\", pageToken)",
                        ".property(\"publicToken\", publicToken)",
                        ".secret(\"mark\", mark)");
        assertThatThrownBy(() -> generate(schemas, "secret.Thing.mark = yes\n"))
                .hasMessageContaining("secret.Thing.mark  must be true or false, not yes  (mend the line)");
    }

    @Test
    void theNestedTypeOfAnOperationIsCalledAsTheOperationUnlessThatHidesSomething() throws IOException {
        Path sources = generate("""
                paths:
                  /a: { get: { tags: [Post], operationId: list_posts, %1$s } }
                  /b: { get: { tags: [Post], operationId: list, %1$s } }
                  /c: { get: { tags: [Post], operationId: post, %1$s } }
                  /d: { get: { tags: [Post], operationId: postOperations, %1$s } }
                  /e: { get: { tags: [Post], operationId: x, %1$s } }
                  /f: { get: { tags: [Post], operationId: postOperation, %1$s } }
                components:
                  schemas:
                    Post: { type: object, properties: { a: { type: string } } }
                """.formatted("responses: { '204': { description: Done. } }"), "");
        assertThat(read(sources, "api/PostOperations"))
                .contains(
                        "LIST_POSTS = ListPosts.OPERATION;",
                        "LIST = ListOperation.OPERATION;",
                        "POST = PostOperationOperation.OPERATION;",
                        "POST_OPERATION = PostOperation.OPERATION;",
                        "POST_OPERATIONS = PostOperationsOperation.OPERATION;",
                        "X = XOperation.OPERATION;");
    }

    @Test
    void whatHasNoDescriptionIsNamedAndItsExampleIsASentence() throws IOException {
        Path sources = generate("""
                paths:
                  /{b}/{a}:
                    get:
                      operationId: find
                      parameters:
                        - { name: a, in: path, required: true, schema: { type: string } }
                        - { name: b, in: path, required: true, schema: { type: string } }
                        - { name: limit, in: query, schema: { type: integer, example: 20 } }
                        - { name: sort, in: query, description: Up & down., schema: { type: string, enum: [up, down] } }
                      responses: { '204': { description: Done. } }
                components:
                  schemas:
                    Thing:
                      type: object
                      required: [name]
                      properties:
                        id: { type: string, example: tok_01HXYZ }
                        name: { type: string }
                        text: { type: string, description: Some text., example: t }
                """, "");
        assertThat(read(sources, "model/Thing"))
                .contains(
                        "/** The property {@code id}. For example {@code tok_01HXYZ}. */",
                        "/** The property {@code name}. */",
                        "     * Some text.\n     *\n     * <p>Example: {@code t}\n",
                        "(\"name is missing: the specification requires it, the service left it out\")");
        assertThat(read(sources, "api/FindParams"))
                .contains("/** The parameter {@code limit}. For example {@code 20}. */", "/** Up &amp; down. */")
                .contains("Builder sort(FindSort sort)");
        assertThat(read(sources, "api/UntaggedApi")).contains("     * @param b b\n     * @param a a\n");
    }

    private Path generate(String rest, String names) throws IOException {
        Path spec = Files.writeString(folder.resolve("spec.yaml"), HEAD + rest);
        Path list = Files.writeString(folder.resolve("names.properties"), names);
        return Generation.run(spec, list, folder.resolve("out"));
    }

    private static String read(Path sources, String name) throws IOException {
        return Files.readString(sources.resolve("ai/autoposting/sdk/" + name + ".java"));
    }
}
