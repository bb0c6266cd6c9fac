package ai.autoposting.sdk.testing.spec;

import com.fasterxml.jackson.databind.JsonNode;
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
        check.problems.addAll(BodyCheck.problems(spec, operation, request));
        return check.problems;
    }

    private void checkCredential() {
        if (operation.isOpen()) {
            return;
        }
        SpecNode root = new SpecNode(spec.document(), "").child("security");
        SpecNode security =
                operation.at().child("security").isThere() ? operation.at().child("security") : root;
        Map<String, String> forms = new Credentials(spec).forms(operation);
        if (!request.hasKey()) {
            add("credential", "is required: " + String.join(" or ", forms.values()), security);
        } else if (forms.keySet().stream()
                .allMatch(header -> request.header(header).isEmpty())) {
            add("credential", "must be sent as " + String.join(" or ", forms.values()), security);
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
        boolean exploded = parameter.node().path("explode").asBoolean(in.equals("query"));
        JsonNode value = new ParameterValues(spec).of(values, schema, exploded);
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

    private void add(String place, String rule, SpecNode at) {
        problems.add(new SpecProblem(place, rule, at.pointer()));
    }
}
