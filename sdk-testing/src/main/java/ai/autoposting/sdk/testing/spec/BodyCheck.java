package ai.autoposting.sdk.testing.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What in a request's body breaks the specification: its media type, and what it holds where that can be read. */
final class BodyCheck {
    private final Spec spec;
    private final CheckedRequest request;
    private final List<SpecProblem> problems = new ArrayList<>();

    private BodyCheck(Spec spec, CheckedRequest request) {
        this.spec = spec;
        this.request = request;
    }

    static List<SpecProblem> problems(Spec spec, SpecOperation operation, CheckedRequest request) {
        BodyCheck check = new BodyCheck(spec, request);
        SpecNode body = spec.resolve(operation.at().child("requestBody"));
        if (body.isThere()) {
            check.check(body);
        }
        return check.problems;
    }

    private void check(SpecNode body) {
        SpecNode content = body.child("content");
        if (request.body().isEmpty()) {
            if (body.node().path("required").asBoolean()) {
                add("body", "is required", body.child("required"));
            }
        } else if (isEncoded()) {
            add("header Content-Encoding", "must not be there: no coding of bodies is documented", content);
        } else {
            Optional<SpecNode> described = MediaTypes.find(content, contentType());
            if (described.isPresent()) {
                check(contentType(), described.get());
            } else {
                String allowed = String.join(" or ", MediaTypes.names(content));
                add("header Content-Type", "must be " + allowed, content);
            }
        }
    }

    private void check(String type, SpecNode described) {
        if (MediaTypes.isJson(type)) {
            checkJson(described);
        } else if (List.of(MediaTypes.FORM, MediaTypes.MULTIPART).contains(MediaTypes.plain(type))) {
            checkForm(described);
        }
    }

    private void checkJson(SpecNode described) {
        Optional<JsonNode> json = request.body().json();
        if (!isInUtf8()) {
            add("header Content-Type", "must name no charset but UTF-8, which is JSON's", described);
        } else if (json.isEmpty()) {
            add("body", "must be JSON", described);
        } else if (described.child("schema").isThere()) {
            problems.addAll(SchemaCheck.problems(spec, described.child("schema"), json.get(), "body"));
        }
    }

    private void checkForm(SpecNode described) {
        Optional<List<FormPart>> form = request.body().form();
        if (form.isEmpty()) {
            add("body", "must be framed as its Content-Type says", described);
            return;
        }
        for (FormPart part : form.get()) {
            SpecNode type = described.child("encoding").child(part.name()).child("contentType");
            boolean fits = !type.isThere()
                    || List.of(type.node().asText().split(",", -1)).stream()
                            .anyMatch(range -> MediaTypes.isWithin(part.contentType(), range));
            if (!fits) {
                add(
                        "body." + part.name(),
                        "must be of content type " + type.node().asText(),
                        type);
            }
        }
        SpecNode schema = described.child("schema");
        if (schema.isThere()) {
            JsonNode value = new FormValues(spec, schema).of(form.get());
            problems.addAll(SchemaCheck.problems(spec, schema, value, "body"));
        }
    }

    private boolean isEncoded() {
        return !request.header("content-encoding").orElse("identity").equalsIgnoreCase("identity");
    }

    private boolean isInUtf8() {
        String parameters = contentType().replaceAll("[\"\\s]", "");
        int charset = parameters.indexOf(";charset=");
        return charset < 0 || parameters.substring(charset + 9).split(";", 2)[0].matches("utf-?8");
    }

    private String contentType() {
        return request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    }

    private void add(String place, String rule, SpecNode at) {
        problems.add(new SpecProblem(place, rule, at.pointer()));
    }
}
