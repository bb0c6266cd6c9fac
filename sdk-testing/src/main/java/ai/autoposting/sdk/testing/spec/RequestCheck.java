package ai.autoposting.sdk.testing.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What in a request breaks its operation's part of the specification. Undeclared query parameters and headers pass. */
public final class RequestCheck {
    private final Spec spec;
    private final SpecOperation operation;
    private final CheckedRequest request;
    private final List<SpecProblem> problems = new ArrayList<>();

    private RequestCheck(Spec spec, SpecOperation operation, CheckedRequest request) {
        this.spec = spec;
        this.operation = operation;
        this.request = request;
    }

    /** @param segments of the path, decoded */
    public static List<SpecProblem> problems(
            Spec spec, SpecOperation operation, List<String> segments, CheckedRequest request) {
        RequestCheck check = new RequestCheck(spec, operation, request);
        check.checkCredential();
        for (SpecNode parameter : operation.parameters()) {
            check.checkParameter(parameter, segments);
        }
        check.checkBody();
        return check.problems;
    }

    private void checkCredential() {
        if (!operation.security().isEmpty() && !request.hasKey()) {
            SpecNode root = new SpecNode(spec.document(), "").child("security");
            SpecNode security =
                    operation.at().child("security").isThere() ? operation.at().child("security") : root;
            add("credential", "is required: Authorization: Bearer … or x-api-key", security);
        }
    }

    private void checkParameter(SpecNode parameter, List<String> segments) {
        String name = parameter.text("name");
        String in = parameter.text("in");
        String place = in + " parameter " + name;
        List<String> values = values(name, in, segments);
        if (values.isEmpty()) {
            if (parameter.node().path("required").asBoolean()) {
                add(place, "is required", parameter.child("required"));
            }
            return;
        }
        SpecNode schema = parameter.child("schema");
        JsonNode value = typed(
                values, spec.resolve(schema), parameter.node().path("explode").asBoolean(in.equals("query")));
        problems.addAll(SchemaCheck.problems(spec, schema, value, place));
    }

    private List<String> values(String name, String in, List<String> segments) {
        return switch (in) {
            case "path" ->
                Optional.ofNullable(operation.template().arguments(segments).get(name)).stream()
                        .toList();
            case "query" -> request.queryValues(name);
            case "header" ->
                request.header(name.toLowerCase(Locale.ROOT)).stream().toList();
            default -> List.of();
        };
    }

    /** The JSON that a parameter's text stands for: what is no number stays text and is found to be of the wrong type. */
    private JsonNode typed(List<String> values, SpecNode schema, boolean exploded) {
        String types = schema.node().path("type").toString();
        if (types.contains("\"array\"")) {
            List<String> items = exploded ? values : List.of(values.get(0).split(",", -1));
            SpecNode each = spec.resolve(schema.child("items"));
            var array = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> array.add(typed(List.of(item), each, exploded)));
            return array;
        }
        String text = values.get(0);
        if (types.contains("\"boolean\"") && (text.equals("true") || text.equals("false"))) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        if (types.contains("\"integer\"") || types.contains("\"number\"")) {
            return JsonTrees.number(text).<JsonNode>map(DecimalNode::valueOf).orElseGet(() -> TextNode.valueOf(text));
        }
        return TextNode.valueOf(text);
    }

    private void checkBody() {
        SpecNode body = spec.resolve(operation.at().child("requestBody"));
        if (!body.isThere()) {
            return;
        }
        if (request.body().isEmpty()) {
            if (body.node().path("required").asBoolean()) {
                add("body", "is required", body.child("required"));
            }
            return;
        }
        SpecNode content = body.child("content");
        if (isEncoded()) {
            add("header Content-Encoding", "must not be there: no coding of bodies is documented", content);
            return;
        }
        String type = mediaType();
        if (!content.child(type).isThere()) {
            List<String> allowed =
                    content.node().properties().stream().map(Map.Entry::getKey).toList();
            add("header Content-Type", "must be " + String.join(" or ", allowed), content);
        } else if (type.equals("application/json") && !isInUtf8()) {
            add("header Content-Type", "must name no charset but UTF-8, which is JSON's", content);
        } else if (type.equals("application/json")) {
            checkJson(content.child(type));
        }
    }

    private void checkJson(SpecNode content) {
        Optional<JsonNode> json = request.body().json();
        if (json.isEmpty()) {
            add("body", "must be JSON", content);
        } else if (content.child("schema").isThere()) {
            problems.addAll(SchemaCheck.problems(spec, content.child("schema"), json.get(), "body"));
        }
    }

    private boolean isEncoded() {
        return !request.header("content-encoding").orElse("identity").equalsIgnoreCase("identity");
    }

    private String mediaType() {
        return contentType().split(";", 2)[0].trim();
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
