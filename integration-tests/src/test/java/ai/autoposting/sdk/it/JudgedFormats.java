package ai.autoposting.sdk.it;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.format.EmailFormat;
import com.networknt.schema.format.Format;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;

/** Where the validator's formats are not those of OpenAPI: it lists top-level domains, and knows formats that no draft has. */
final class JudgedFormats {
    private static final List<String> UNKNOWN_TO_ALL_DRAFTS =
            List.of("alpha", "alphanumeric", "color", "ip-address", "phone", "style", "utc-millisec");

    private JudgedFormats() {}

    static Dialect in(Dialect dialect) {
        Dialect.Builder changed = Dialect.builder(dialect);
        UNKNOWN_TO_ALL_DRAFTS.forEach(name -> changed.format(format(name, text -> true)));
        EmailFormat email = new EmailFormat();
        return changed.format(format(
                        "email",
                        text -> email.matches(null, text.replaceFirst("\\.([A-Za-z]{2,}|xn--[a-z0-9-]+)$", ".com"))))
                .format(format("byte", JudgedFormats::isBase64))
                .build();
    }

    private static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Format format(String name, Predicate<String> takes) {
        return new Format() {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public boolean matches(ExecutionContext context, String value) {
                return takes.test(value);
            }
        };
    }
}
