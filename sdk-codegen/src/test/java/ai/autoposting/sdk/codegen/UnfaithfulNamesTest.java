package ai.autoposting.sdk.codegen;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that Java cannot have or tell apart, and lines of the list that name nothing, stop the build. */
final class UnfaithfulNamesTest {
    private Specs specs;

    @BeforeEach
    void specs(@TempDir Path folder) {
        specs = new Specs(folder);
    }

    @Test
    void typesWithANameThatSomethingElseHas() throws IOException {
        String thing = "{ type: object, properties: { a: { type: string } } }";
        specs.refused(
                "paths: {}\ncomponents: { schemas: { Operation: " + thing + " } }\n",
                new Problem(
                        "components.Operation",
                        "generated code knows another Operation",
                        "components.Operation = Operation2"));
        specs.refused(
                Specs.path("/a", "get: { tags: [Post], operationId: a, responses: { '204': {} } }")
                        + "components: { schemas: { PostApi: " + thing + " } }\n",
                new Problem("api/PostApi", "a type has this name already", "components.PostApi = PostApi2"));
        specs.refused(
                "paths: {}\ncomponents: { schemas: { HTMLPage: " + thing
                        + ", HtmlPage: { type: object, properties: { b: { type: string } } } } }\n",
                new Problem(
                        "components.HtmlPage",
                        "there is already another type HTMLPage, for components.HTMLPage",
                        "components.HtmlPage = HtmlPage2"));
        specs.refused(
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
        specs.refusedWith("paths: {}\n", "Thing.gone = Name\n", new Problem("Thing.gone", rule, "(delete the line)"));
        specs.refusedWith(
                "paths: {}\n",
                "one\n\n# two\nThing.a =\n",
                new Problem("names.properties line 1", "is not of the form place = name", "(mend the line)"),
                new Problem("names.properties line 4", "is not of the form place = name", "(mend the line)"));
    }

    @Test
    void aValueThatNoClassCanHold() throws IOException {
        specs.refused(
                "paths: {}\ncomponents: { schemas: { A: { const: " + "c".repeat(20_001) + " } } }\n",
                new Problem(
                        "A",
                        "a value of 20001 characters is longer than the 20000 that fit",
                        "any.components.A = true"));
    }

    /** As a codec's file names other codecs by their plain names, which a type would hide. */
    @Test
    void aTypeThatIsCalledAsTheCodecOfAnother() throws IOException {
        specs.refused(
                """
                paths: {}
                components:
                  schemas:
                    Foo: { type: object, properties: { a: { type: string } } }
                    FooCodec: { type: object, properties: { foo: { $ref: '#/components/schemas/Foo' } } }
                """,
                new Problem(
                        "components.FooCodec",
                        "the codec of Foo is called FooCodec",
                        "components.FooCodec = FooCodec2"));
    }

    @Test
    void aNameThatNoFileCanHave() throws IOException {
        String place = "A".repeat(150) + "." + "b".repeat(51);
        specs.refused(
                """
                paths: {}
                components: { schemas: { %s: { properties: { %s: { properties: { c: {} } } } } } }
                """.formatted("A".repeat(150), "b".repeat(51)),
                new Problem(
                        place,
                        "a type with a name of 201 characters has no file",
                        "(give it a shorter one: " + place + " = Name)"));
        specs.refused(
                Specs.path("/a", "get: { operationId: " + "a".repeat(111) + ", responses: { '204': {} } }"),
                new Problem(
                        "GET /a",
                        "operationId is longer than the 110 characters that fit",
                        "skip " + "a".repeat(111) + " = operationId is longer than the 110 characters that fit"));
        specs.refused(
                Specs.path("/a", "get: { operationId: a, tags: [" + "t".repeat(111) + "], responses: { '204': {} } }"),
                new Problem(
                        "tag " + "t".repeat(111),
                        "is longer than the 110 characters that fit",
                        "tag." + "t".repeat(111) + " = " + "t".repeat(111) + " Endpoints"));
    }
}
