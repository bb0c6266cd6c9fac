package ai.autoposting.sdk.webhooks;

import ai.autoposting.sdk.webhooks.WebhookException.Reason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a delivery, found in any case.
 *
 * @param event null when there is none
 * @param delivery null when there is none
 */
record DeliveryHeaders(
        String signature,
        String timestamp,
        @Nullable String event,
        @Nullable String delivery) {
    static final String SIGNATURE = "X-Autoposting-Signature";
    static final String TIMESTAMP = "X-Autoposting-Timestamp";
    static final String EVENT = "X-Autoposting-Event";
    static final String DELIVERY = "X-Autoposting-Delivery";

    static DeliveryHeaders of(Map<String, List<String>> headers) {
        return new DeliveryHeaders(
                required(headers, SIGNATURE),
                required(headers, TIMESTAMP),
                find(headers, EVENT),
                find(headers, DELIVERY));
    }

    private static String required(Map<String, List<String>> headers, String name) {
        String value = find(headers, name);
        if (value == null) {
            throw new WebhookException(Reason.MISSING_HEADER, name + " is missing or blank");
        }
        return value;
    }

    /** The same value twice is one, as is the same name in two cases; servers' maps can hold null names and values. */
    @SuppressWarnings("ConstantValue") // null is against the type, and still comes
    private static @Nullable String find(Map<String, List<String>> headers, String name) {
        String found = null;
        for (Map.Entry<String, List<String>> entry : headers.entrySet()) {
            if (!name.equalsIgnoreCase(entry.getKey()) || entry.getValue() == null) {
                continue;
            }
            for (String value : entry.getValue()) {
                if (value != null && found != null && !found.equals(value)) {
                    throw new WebhookException(Reason.MISSING_HEADER, name + " has several different values");
                }
                found = value == null ? found : value;
            }
        }
        return found == null || found.isBlank() ? null : found;
    }

    /** Without the values. */
    @Override
    public String toString() {
        return "DeliveryHeaders";
    }
}
