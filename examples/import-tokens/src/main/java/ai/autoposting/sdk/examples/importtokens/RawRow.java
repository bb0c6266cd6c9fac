package ai.autoposting.sdk.examples.importtokens;

import java.util.Map;
import java.util.Optional;

/**
 * A row as it was read, nothing checked.
 *
 * @param line where it begins, 1 for the first
 */
record RawRow(long line, Map<Column, String> values) {
    Optional<String> value(Column column) {
        return Optional.ofNullable(values.get(column));
    }

    /** Without the values, which are secret. */
    @Override
    public String toString() {
        return "RawRow[line=" + line + ", " + values.keySet() + "]";
    }
}
