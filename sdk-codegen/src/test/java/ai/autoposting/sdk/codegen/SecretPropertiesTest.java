package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password is one wherever the specification says it: what prints or masks a model knows of it. */
final class SecretPropertiesTest {
    @Test
    void throughReferencesAlternativesListsAndMaps(@TempDir Path folder) throws IOException {
        Path sources = new Specs(folder).generate("""
                paths: {}
                components:
                  schemas:
                    Pin: { type: string, format: password }
                    Box: { type: object, properties: { code: { $ref: '#/components/schemas/Pin' } } }
                    Thing:
                      type: object
                      properties:
                        plain: { type: string }
                        box: { $ref: '#/components/schemas/Box' }
                        a: { $ref: '#/components/schemas/Pin' }
                        b: { anyOf: [ { type: string, format: password }, { type: 'null' } ] }
                        c: { allOf: [ { $ref: '#/components/schemas/Pin' }, { description: D. } ] }
                        d: { type: array, items: { $ref: '#/components/schemas/Pin' } }
                        e: { type: [array, 'null'], items: { type: string, format: password } }
                        f: { type: object, additionalProperties: { $ref: '#/components/schemas/Pin' } }
                        g: { type: [object, 'null'], additionalProperties: { type: string, format: password } }
                """, "");
        assertThat(Specs.plain(sources.resolve("model/Thing.java")))
                .contains(
                        "return new ToString(\"Thing\") .property(\"plain\", plain) .property(\"box\", box) .secret(\"a\", a)"
                                + " .secret(\"b\", b) .secret(\"c\", c) .secret(\"d\", d) .secret(\"e\", e) .secret(\"f\", f)"
                                + " .secret(\"g\", g) .additional(additionalProperties);");
        assertThat(Specs.plain(sources.resolve("json/ThingCodec.java")))
                .contains("value.a().ifPresent(sink); value.b().ifPresent(sink); value.c().ifPresent(sink);"
                        + " value.d().forEach(sink); value.e().ifPresent(present -> present.forEach(sink));"
                        + " value.f().values().forEach(sink);"
                        + " value.g().ifPresent(present -> present.values().forEach(sink));");
    }
}
