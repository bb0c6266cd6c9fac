package ai.autoposting.sdk.it;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Judges JSON by a schema of the specification, with a validator that nobody here has written. */
final class Judge {
    private final SpecFile spec;
    private final Map<JsonNode, Schema> compiled = new HashMap<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            JudgedFormats.in(Dialects.getOpenApi31()),
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    Judge(SpecFile spec) {
        this.spec = spec;
    }

    /** What is wrong with the JSON; empty when nothing is. */
    List<String> problems(JsonNode schema, String json) {
        return compiled.computeIfAbsent(schema, this::compile).validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private Schema compile(JsonNode schema) {
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        JsonNode components = spec.document().path("components").deepCopy();
        Discriminated.rewrite(components);
        Discriminated.rewrite(whole);
        whole.set("components", components); // references are relative to the document
        return registry.getSchema(whole);
    }
}
