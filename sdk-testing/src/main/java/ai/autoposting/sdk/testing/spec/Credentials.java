package ai.autoposting.sdk.testing.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The forms in which the specification lets an API key come. */
final class Credentials {
    private static final String BEARER = "Authorization: Bearer …";
    private static final String HEADER = "x-api-key";

    private final Spec spec;

    Credentials(Spec spec) {
        this.spec = spec;
    }

    /** By the header that each is in, in lower case. Both forms of the service for a scheme of another kind. */
    Map<String, String> forms(SpecOperation operation) {
        Map<String, String> forms = new LinkedHashMap<>();
        for (JsonNode requirement : operation.security()) {
            requirement.fieldNames().forEachRemaining(name -> add(forms, scheme(name)));
        }
        return forms;
    }

    private SpecNode scheme(String name) {
        SpecNode components = new SpecNode(spec.document(), "").child("components");
        return spec.resolve(components.child("securitySchemes").child(name));
    }

    private static void add(Map<String, String> forms, SpecNode scheme) {
        boolean bearer = scheme.text("type").equals("http")
                && scheme.text("scheme").toLowerCase(Locale.ROOT).equals("bearer");
        boolean header =
                scheme.text("type").equals("apiKey") && scheme.text("in").equals("header");
        if (!header) {
            forms.put("authorization", BEARER);
        }
        if (!bearer) {
            String name = header ? scheme.text("name") : HEADER;
            forms.put(name.toLowerCase(Locale.ROOT), name);
        }
    }
}
