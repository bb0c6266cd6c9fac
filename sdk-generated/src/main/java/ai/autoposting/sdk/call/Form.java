package ai.autoposting.sdk.call;

import ai.autoposting.sdk.runtime.HeaderRules;
import ai.autoposting.sdk.runtime.Quotable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A body of type {@code application/x-www-form-urlencoded}: fields in order, as UTF-8.
 *
 * <pre>{@code
 * Form.builder().field("grant_type", "refresh").field("scope", "read").build()
 * }</pre>
 */
public final class Form {
    private final List<Map.Entry<String, String>> fields;

    private Form(List<Map.Entry<String, String>> fields) {
        this.fields = fields;
    }

    /** A builder without fields. */
    public static Builder builder() {
        return new Builder();
    }

    /** The fields in order, not encoded. */
    public List<Map.Entry<String, String>> fields() {
        return fields;
    }

    /** The names of the fields, since values can be secret; of those no names that could be keys. */
    @Override
    public String toString() {
        List<String> names = new ArrayList<>();
        fields.forEach(field -> names.add(Quotable.orMask(field.getKey())));
        return "Form" + names;
    }

    /** Collects the fields. */
    public static final class Builder {
        private final List<Map.Entry<String, String>> fields = new ArrayList<>();

        private Builder() {}

        /** Adds a field, not encoded; the same name can be added more than once. */
        public Builder field(String name, String value) {
            fields.add(Map.entry(Objects.requireNonNull(name, "name"), HeaderRules.requireValue(name, value)));
            return this;
        }

        /** A form of the fields so far, which may be none. */
        public Form build() {
            return new Form(List.copyOf(fields));
        }
    }
}
