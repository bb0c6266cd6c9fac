package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the generator writes, looked at as text. */
final class GeneratedTextTest {
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
                        "    /**\n     * The property {@code name}.\n     *\n"
                                + "     * @throws IllegalStateException when it is missing, although the specification requires it\n     */",
                        "     * Some text.\n     *\n     * <p>Example: {@code t}\n",
                        "(\"name is missing: the specification requires it, the service left it out\")");
        assertThat(read(sources, "api/FindParams"))
                .contains("/** The parameter {@code limit}. For example {@code 20}. */", "/** Up &amp; down. */")
                .contains("Builder sort(FindSort sort)");
        assertThat(read(sources, "api/UntaggedApi")).contains("     * @param b b\n     * @param a a\n");
    }

    @Test
    void aTypeWithoutADescriptionSaysWhereItIsFromInWords() throws IOException {
        Path sources = generate("""
                paths:
                  /a:
                    post:
                      operationId: save
                      requestBody: { content: { application/json: { schema: { %1$s } } } }
                      responses: { '200': { description: Saved., content: { application/json: { schema: { %1$s } } } } }
                components: { schemas: { Thing: { type: object, properties: { part: { %1$s } } } } }
                """.formatted("type: object, properties: { a: { type: string } }"), "");
        assertThat(read(sources, "model/SaveRequest")).contains("/** The body of a request of {@code save}. */");
        assertThat(read(sources, "model/SaveResult")).contains("/** The result of {@code save}. */");
        assertThat(read(sources, "model/Thing")).contains("/** The schema {@code Thing} of the specification. */");
        assertThat(read(sources, "model/ThingPart")).contains("/** {@code Thing.part} in the specification. */");
    }

    @Test
    void anAccessorSaysWhatItGivesForWhatIsMissingAndASetterWhetherItIsNeeded() throws IOException {
        Path sources = generate("""
                paths: {}
                components:
                  schemas:
                    Thing:
                      type: object
                      required: [names, own]
                      properties:
                        names: { type: array, items: { type: string }, description: Some. }
                        own: { type: string, readOnly: true, description: Ours. }
                """, "");
        assertThat(read(sources, "model/Thing"))
                .containsSubsequence(
                        "    /**\n     * Some.\n     *\n     * @return empty as well when it is missing\n     */\n    public List",
                        "    /**\n     * Ours.\n     *\n     * @throws IllegalStateException when it is missing,",
                        "         * Some.\n         *\n         * <p>Required.\n         */\n        public Builder names(",
                        "         * Ours.\n         *\n         * <p>Read-only: it comes from the service and should not be sent.\n"
                                + "         */\n        public Builder own(");
    }

    @Test
    void anOperationIdIsKeptAsItIsAndNamesAreMadeOfItsWords() throws IOException {
        Path sources = generate("""
                paths:
                  /a: { get: { tags: [A], operationId: list-posts, parameters: [ { name: sort, in: query, schema: { type: string, enum: [a] } } ], %1$s } }
                  /b: { get: { tags: [A], operationId: actions/x, parameters: [ { name: sort, in: query, schema: { type: string, enum: [b] } } ], %1$s } }
                  /c: { get: { tags: [A], operationId: GET_things, parameters: [ { name: sort, in: query, schema: { type: string, enum: [c] } } ], %1$s } }
                  /d: { get: { tags: [A], operationId: '列表', parameters: [ { name: sort, in: query, schema: { type: string, enum: [d] } } ], %1$s } }
                """.formatted("responses: { '204': { description: Done. } }"), "");
        assertThat(read(sources, "api/AOperations"))
                .contains(
                        "LIST_POSTS = ListPosts.OPERATION;",
                        "Operation.builder(\"list-posts\", \"GET\", \"/a\")",
                        "ACTIONS_X = ActionsX.OPERATION;",
                        "Operation.builder(\"actions/x\", \"GET\", \"/b\")",
                        "GET_THINGS = GetThings.OPERATION;",
                        "列表 = U5217U8868Operation.OPERATION;",
                        "Operation.builder(\"列表\", \"GET\", \"/d\")");
        assertThat(read(sources, "api/AApi"))
                .contains("void listPosts(", "void actionsX(", "void getThings(", "void 列表(");
        assertThat(files(sources, "model"))
                .containsExactly("ActionsXSort", "GetThingsSort", "ListPostsSort", "U5217U8868Sort");
    }

    @Test
    void whatAListOrMapHoldsIsCalledAsOneOfIt() throws IOException {
        Path sources = generate("""
                paths: {}
                components:
                  schemas:
                    Thing:
                      type: object
                      properties:
                        posts: { type: array, items: %1$s }
                        categories: { type: object, additionalProperties: %1$s }
                        rows: { type: array, items: { type: array, items: %1$s } }
                        cellsByName: { type: object, additionalProperties: { type: array, items: %1$s } }
                        news: { type: array, items: %1$s }
                        4kUrls: { type: array, items: %1$s }
                    Parts: { type: array, items: %1$s }
                """.formatted("{ type: object, properties: { a: { type: string } } }"), "");
        assertThat(files(sources, "model"))
                .containsExactly(
                        "PartsItem",
                        "Thing",
                        "Thing4kUrl",
                        "ThingCategory",
                        "ThingCellsByNameItem",
                        "ThingNewsItem",
                        "ThingPost",
                        "ThingRow");
    }

    @Test
    void theElementOfAListAndAPropertyOfTheSameNameAreNeverOneTypeUnnoticed() {
        assertThatThrownBy(() -> generate("""
                paths: {}
                components:
                  schemas:
                    Thing:
                      type: object
                      properties:
                        posts: { type: array, items: { type: object, properties: { a: { type: string } } } }
                        post: { type: object, properties: { b: { type: string } } }
                """, ""))
                .hasMessageContaining("Thing.post  there is already another type ThingPost, for Thing.posts.item");
    }

    @Test
    void valuesOfEnumsAreDocumentedWhereTheSpecificationSaysWhatTheyMean() throws IOException {
        Path sources = generate("""
                paths: {}
                components:
                  schemas:
                    Quality:
                      type: string
                      enum: ['*', 4K, '']
                      x-enum-descriptions: [Any & all., '', None.]
                    Sort:
                      type: string
                      enum: [created, -created]
                      x-enumDescriptions: { created: Oldest first., -created: Newest first. }
                """, "");
        assertThat(read(sources, "model/Quality"))
                .contains(
                        "     * <code>*</code>.\n     *\n     * <p>Any &amp; all.\n     */\n    public static final Quality ALL =",
                        "    /** {@code 4K}. */\n    public static final Quality QUALITY_4K =",
                        "     * The blank value.\n     *\n     * <p>None.\n     */\n    public static final Quality EMPTY =");
        assertThat(read(sources, "model/Sort"))
                .contains(
                        "<p>Oldest first.\n     */\n    public static final Sort CREATED =",
                        "<p>Newest first.\n     */\n    public static final Sort MINUS_CREATED =");
    }

    @Test
    void limitsAndDefaultsAreToldAndALongExampleDoesNotPushTheTagsAway() throws IOException {
        Path sources = generate("""
                paths:
                  /{id}:
                    get:
                      operationId: find
                      parameters:
                        - { name: id, in: path, required: true, schema: { type: string, minLength: 2 } }
                        - name: limit
                          in: query
                          description: How many.
                          schema: { type: integer, minimum: 1, maximum: 100, default: 20 }
                      responses:
                        '200':
                          description: Found.
                          content:
                            application/json:
                              example: [ %s ]
                              schema: { type: array, items: { $ref: '#/components/schemas/Thing' } }
                components:
                  schemas:
                    Thing:
                      type: object
                      properties:
                        slug: { $ref: '#/components/schemas/Slug' }
                    Slug: { type: string, pattern: '^[a-z]+$' }
                """.formatted("{ slug: a }" + ", { slug: a }".repeat(500)), "");
        assertThat(read(sources, "api/FindParams"))
                .contains("     * How many.\n     *\n     * <p>From 1 to 100, by default {@code 20}.\n     */");
        assertThat(read(sources, "model/Thing"))
                .contains("/** The property {@code slug}. Of the pattern {@code ^[a-z]+$}. */");
        String api = read(sources, "api/UntaggedApi");
        assertThat(api).contains("     * @param id id At least 2 characters.\n");
        assertThat(api.substring(api.indexOf("Example of"), api.indexOf("@param id"))
                        .lines())
                .hasSize(JavadocText.MAX_BLOCK_LINES + 7);
    }

    private static List<String> files(Path sources, String folder) throws IOException {
        try (Stream<Path> files = Files.list(sources.resolve(folder))) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .sorted()
                    .toList();
        }
    }

    private Path generate(String rest, String names) throws IOException {
        return new Specs(folder).generate(rest, names);
    }

    private static String read(Path sources, String name) throws IOException {
        return Files.readString(sources.resolve(name + ".java"));
    }
}
