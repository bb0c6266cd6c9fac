package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Documents operations: what the specification says of them, of what they take and give back, and of how they fail. */
final class OperationDocs {
    private OperationDocs() {}

    static String of(OperationSpec operation, ApiViews.Inputs inputs, Result result, List<ApiViews.Failure> failures) {
        JsonNode texts = operation.operation();
        Javadoc doc = new Javadoc()
                .sentence(texts.path("summary").asText(null))
                .text(Schemas.description(texts))
                .html(Javadoc.code(operation.place()));
        Provenance.describe(texts, doc);
        inputs.leading().arguments().forEach(argument -> doc.tag("param", argument.name() + " " + argument.text()));
        if (inputs.hasParams()) {
            doc.tag("param", "params query and header parameters");
        }
        if (result.example() != null) {
            doc.block("Example of an answer:", result.example());
        }
        if (!result.isNothing()) {
            doc.tag("return", result.text());
        }
        if (!inputs.path().isEmpty()) {
            doc.tag(
                    "throws",
                    "IllegalArgumentException when a path argument is blank, {@code .} or {@code ..}; nothing is sent then");
        }
        failures.forEach(failure -> doc.tag(
                "throws",
                "ai.autoposting.sdk.error." + failure.exception() + " " + failure.status() + ": " + failure.text()));
        doc.tag("throws", "ai.autoposting.sdk.error.AutopostingException on any other failure");
        if (operation.deprecated()) {
            doc.tag("deprecated", "The service has marked this operation as deprecated.");
        }
        return doc.comment();
    }

    /** Of the class that holds the query and header parameters. */
    static String ofParams(String id, String prefix) {
        return new Javadoc()
                .html("Query and header parameters of " + Javadoc.code(id) + " in {@link " + prefix + "Api}.")
                .comment();
    }

    /** Of the class that holds the parts of a form. */
    static String ofForm(String id, String prefix) {
        return new Javadoc()
                .html("The body of " + Javadoc.code(id) + " in {@link " + prefix + "Api}, part by part.")
                .comment();
    }
}
