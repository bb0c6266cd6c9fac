/**
 * Webhooks: whether a delivery is genuine, and what it says. No I/O and no framework: your server receives, {@link
 * ai.autoposting.sdk.webhooks.WebhookVerifier} decides.
 *
 * <p>For whoever changes it: {@code DeliveryHeaders} finds the headers, {@code SignatureText} and {@code TimestampText} are the forms
 * that these may have, {@code Payload} reads the body.
 */
@NullMarked
package ai.autoposting.sdk.webhooks;

import org.jspecify.annotations.NullMarked;
