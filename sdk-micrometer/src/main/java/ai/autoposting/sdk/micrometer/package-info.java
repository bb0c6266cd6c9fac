/** What the client does, as meters: open {@link ai.autoposting.sdk.micrometer.MicrometerCallListener}. */
@NullMarked
package ai.autoposting.sdk.micrometer;

import org.jspecify.annotations.NullMarked;
