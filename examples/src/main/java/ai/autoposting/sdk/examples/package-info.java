/** Programs that show the SDK. Each runs against the mock server, or against the service when AUTOPOSTING_API_KEY is set. */
@NullMarked
package ai.autoposting.sdk.examples;

import org.jspecify.annotations.NullMarked;
