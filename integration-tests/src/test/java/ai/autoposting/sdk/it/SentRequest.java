package ai.autoposting.sdk.it;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okhttp3.Request;
import okio.Buffer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Judges a request that went over the wire by the specification, with a validator and a reader of forms that are not ours. */
final class SentRequest {
    private final SpecFile spec;
    private final SpecFile.Op operation;
    private final Judge judge;
    private final Tap tap;
    private final Request request;
    private final List<String> problems = new ArrayList<>();

    SentRequest(SpecFile spec, SpecFile.Op operation, Judge judge, Tap tap) {
        this.spec = spec;
        this.operation = operation;
        this.judge = judge;
        this.tap = tap;
        this.request = tap.answered().request();
    }

    List<String> problems() throws IOException {
        if (!request.method().equalsIgnoreCase(operation.method())) {
            problems.add(operation + ": sent as " + request.method());
        }
        judgePath();
        judgeKey();
        judgeBody();
        return problems;
    }

    private void judgeKey() {
        boolean hasKey = request.header("Authorization") != null || request.header("x-api-key") != null;
        JsonNode security = operation.node().has("security")
                ? operation.node().path("security")
                : spec.document().path("security");
        if (hasKey == security.isEmpty()) {
            problems.add(operation + (hasKey ? ": sent the key, which is not asked for" : ": sent no key"));
        }
    }

    private void judgePath() {
        List<String> sent = request.url().pathSegments();
        List<String> template = new ArrayList<>(List.of(("api-proxy" + operation.path()).split("/", -1)));
        Map<String, String> arguments = new HashMap<>();
        boolean fits = sent.size() == template.size();
        for (int i = 0; fits && i < template.size(); i++) {
            String segment = template.get(i);
            if (segment.startsWith("{")) {
                arguments.put(segment.substring(1, segment.length() - 1), sent.get(i));
            } else {
                fits = segment.equals(sent.get(i));
            }
        }
        if (!fits) {
            problems.add(operation + ": sent to " + request.url().encodedPath());
            return;
        }
        spec.parameters(operation).forEach(parameter -> judgeParameter(parameter, arguments));
    }

    private void judgeParameter(JsonNode parameter, Map<String, String> arguments) {
        String name = parameter.path("name").asString();
        List<String> sent = switch (parameter.path("in").asString()) {
            case "path" -> List.of(arguments.getOrDefault(name, ""));
            case "query" -> texts(request.url(), name);
            case "header" -> request.headers(name);
            default -> List.of();
        };
        String place = operation + ": " + parameter.path("in").asString() + " parameter " + name;
        if (sent.isEmpty()) {
            if (parameter.path("required").asBoolean()
                    || spec.resolve(parameter.path("schema")).has("example")) {
                problems.add(place + " was not sent");
            }
            return;
        }
        JsonNode schema = spec.resolve(parameter.path("schema"));
        if (schema.path("type").asString("").equals("array")) {
            judgeList(parameter, schema, sent, place);
        } else {
            judge.problems(schema, json(sent.get(0), schema)).forEach(problem -> problems.add(place + ": " + problem));
        }
    }

    private void judgeList(JsonNode parameter, JsonNode schema, List<String> sent, String place) {
        boolean inQuery = parameter.path("in").asString().equals("query");
        boolean exploded = parameter.path("explode").asBoolean(inQuery);
        if (!exploded && inQuery && request.url().encodedQuery().contains("%2C")) {
            problems.add(
                    place + ": sent with an encoded comma: " + request.url().encodedQuery());
        }
        JsonNode items = spec.resolve(schema.path("items"));
        List<String> all = exploded ? sent : List.of(sent.get(0).split(",", -1));
        if (schema.path("example").isArray()
                && all.size() != schema.path("example").size()) {
            problems.add(place + ": sent as " + sent);
        }
        for (String item : all) {
            judge.problems(items, json(item, items)).forEach(problem -> problems.add(place + ": " + problem));
        }
    }

    private static List<String> texts(HttpUrl url, String name) {
        List<String> values = new ArrayList<>();
        url.queryParameterValues(name).forEach(value -> values.add(value == null ? "" : value));
        return values;
    }

    /** What a text stands for in JSON. */
    private static String json(String text, JsonNode schema) {
        String type = schema.path("type").toString();
        boolean plain = type.contains("integer") || type.contains("number") || type.contains("boolean");
        return plain ? text : StringNode.valueOf(text).toString();
    }

    private void judgeBody() throws IOException {
        JsonNode content = spec.bodyContent(operation);
        if (content.isMissingNode()) {
            return;
        }
        String header = request.header("Content-Type");
        MediaType type = MediaType.parse(header == null ? "none/none" : header);
        String plain = type == null ? "" : type.type() + "/" + type.subtype();
        if (!content.has(plain)) {
            problems.add(
                    operation + ": sent as " + header + " instead of " + String.join(" or ", content.propertyNames()));
        } else if (plain.equals("application/json")) {
            judge.problems(spec.bodySchema(operation), tap.sentBody().utf8())
                    .forEach(problem -> problems.add(operation + ": the request breaks the spec: " + problem));
        } else if (plain.equals("multipart/form-data")) {
            judgeParts(content.path(plain), type.parameter("boundary"));
        }
    }

    private void judgeParts(JsonNode content, String boundary) throws IOException {
        List<String> names = new ArrayList<>();
        try (MultipartReader parts = new MultipartReader(new Buffer().write(tap.sentBody()), boundary)) {
            for (MultipartReader.Part part = parts.nextPart(); part != null; part = parts.nextPart()) {
                String disposition = String.valueOf(part.headers().get("Content-Disposition"));
                names.add(disposition.replaceAll(".*[; ]name=\"([^\"]*)\".*", "$1"));
                part.body().readByteString();
            }
        }
        JsonNode schema = spec.resolve(content.path("schema"));
        for (JsonNode required : schema.path("required")) {
            if (!names.contains(required.asString())) {
                problems.add(operation + ": the part " + required.asString() + " was not sent, but " + names);
            }
        }
        names.removeIf(name -> schema.path("properties").has(name));
        names.forEach(name -> problems.add(operation + ": sent a part that is not documented: " + name));
    }
}
