package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is the same at several places is one type, and its name stays when the document grows. */
final class SharedTypesTest {
    private static final String OLD = """
              /posts:
                get:
                  operationId: listPosts
                  parameters: [ { name: order, in: query, schema: { type: string, enum: [up, down] } } ]
                  responses: { '204': { description: Done. } }
            """;
    private static final String MORE = """
              /brands:
                get:
                  operationId: listBrands
                  parameters: [ { name: order, in: query, schema: { type: string, description: How., enum: [down, up] } } ]
                  responses: { '204': { description: Done. } }
            """;

    @TempDir
    Path folder;

    @Test
    void enumsWithTheSameValuesAreOneTypeCalledAfterTheFirstPlace() throws IOException {
        Sdk sdk = sdk("paths:\n" + OLD + MORE, "");
        assertThat(sdk.types().enums()).containsOnlyKeys("ListPostsOrder");
        assertThat(sdk.notices().all())
                .containsExactly("ListPostsOrder is the type of listBrands.order, listPosts.order; to name it:"
                        + " listPosts.order = ListPostsOrder");
    }

    @Test
    void oneLineForTheSetOfValuesNamesAllOfThem() throws IOException {
        assertThat(sdk("paths:\n" + OLD + MORE, "values.up, down = Order\n")
                        .types()
                        .enums())
                .containsOnlyKeys("Order");
        assertThat(sdk("paths:\n" + OLD + MORE, "listBrands.order = Order\n")
                        .types()
                        .enums())
                .containsOnlyKeys("Order");
    }

    @Test
    void aComponentGivesItsNameToInlineEnumsWithItsValues() throws IOException {
        String component = "components: { schemas: { Order: { type: string, enum: [up, down] } } }\n";
        assertThat(sdk("paths:\n" + OLD + component, "").types().enums()).containsOnlyKeys("Order");
    }

    @Test
    void aNameOnRecordStaysWhateverComesBeforeIt() throws IOException {
        Path names = Files.writeString(folder.resolve("names.properties"), "");
        Path old = Generation.run(spec("paths:\n" + OLD), names, folder.resolve("old"));
        Files.copy(folder.resolve("old/names.lock"), folder.resolve("names.lock"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(folder.resolve("names.lock")).hasContent("""
                # Written by the build: the names of enums and errors that stand inline, by place.
                # They keep them when the document grows.
                listPosts.order = ListPostsOrder
                """);
        String component = "components: { schemas: { Order: { type: string, enum: [up, down] } } }\n";
        Path grown = Generation.run(spec("paths:\n" + MORE + OLD + component), names, folder.resolve("grown"));
        Path type = Path.of("ai/autoposting/sdk/model/ListPostsOrder.java");
        assertThat(grown.resolve(type)).hasSameTextualContentAs(old.resolve(type));
        assertThat(Files.readString(folder.resolve("grown/names.lock")))
                .contains("listPosts.order = ListPostsOrder\n", "listBrands.order = Order\n");
    }

    @Test
    void otherValuesAreAnotherTypeUnlessTheListGivesBothOneName() throws IOException {
        String more = MORE.replace("[down, up]", "[down, up, random]");
        assertThat(sdk("paths:\n" + OLD + more, "").types().enums())
                .containsOnlyKeys("ListPostsOrder", "ListBrandsOrder");
        assertThat(sdk("paths:\n" + OLD + more, "listPosts.order = Order\nlistBrands.order = Order\n")
                        .types()
                        .enums()
                        .get("Order")
                        .constants())
                .extracting(ModelViews.Constant::wire)
                .containsExactly("up", "down", "random");
    }

    @Test
    void anErrorOfTheShapeOfAComponentIsThatComponent() throws IOException {
        Sdk sdk = sdk("""
                paths:
                  /a:
                    get:
                      operationId: a
                      responses:
                        '204': { description: Done. }
                        '404':
                          description: No.
                          content:
                            application/json:
                              schema:
                                type: object
                                required: [success]
                                properties:
                                  message: { type: string, example: No., description: Why. }
                                  success: { type: boolean }
                        default: { description: No., content: { application/json: { schema: { type: object, properties: { fault: { type: string } } } } } }
                        4XX: { description: No., content: { application/json: { schema: { type: object, properties: { fault: { type: string } } } } } }
                components:
                  schemas:
                    Failed: { type: object, properties: { success: { type: boolean }, message: { type: string } } }
                """, "");
        ApiViews.Operation a = sdk.operations().tags().get(0).operations().get(0);
        assertThat(a.failures())
                .extracting(failure -> failure.status() + " " + failure.type() + " " + failure.exception())
                .containsExactly(
                        "404 Failed NotFoundException", "default AError ApiException", "4XX AError ApiException");
    }

    @Test
    void equalObjectsCanBeListedUnderOneName() throws IOException {
        String things = """
                paths: {}
                components:
                  schemas:
                    A: { type: object, properties: { part: { type: object, description: One., properties: { x: { type: string } } } } }
                    B: { type: object, properties: { part: { type: object, properties: { x: { type: string, example: y } } } } }
                """;
        assertThat(sdk(things, "").types().objects()).containsOnlyKeys("A", "APart", "B", "BPart");
        assertThat(sdk(things, "A.part = Part\nB.part = Part\n").types().objects())
                .containsOnlyKeys("A", "B", "Part");
    }

    private Sdk sdk(String rest, String lines) throws IOException {
        return Sdk.read(spec(rest), Files.writeString(folder.resolve("list.properties"), lines));
    }

    private Path spec(String rest) throws IOException {
        return new Specs(folder).write(rest);
    }
}
