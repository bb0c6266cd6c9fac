/** Programs that show the SDK on a mock server or the service ({@code QuickStart}, {@code Reconnect}), and the Java of README and docs. */
@NullMarked
package ai.autoposting.sdk.examples;

import org.jspecify.annotations.NullMarked;
