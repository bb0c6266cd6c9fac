/**
 * What the example programs share: {@code CommandRun} runs a command line, {@code Target} is the service or a mock server, {@code
 * Terminal} who watches.
 */
@NullMarked
package ai.autoposting.sdk.examples.common;

import org.jspecify.annotations.NullMarked;
