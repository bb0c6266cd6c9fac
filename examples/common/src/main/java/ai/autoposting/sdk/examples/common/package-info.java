/**
 * What the example programs share: {@code CommandRun} runs a command line, {@code ConcurrencyText} reads one of its options, {@code
 * Target} is the service or a mock server, {@code Terminal} who watches, {@code FileTrouble} why a file cannot be used.
 */
@NullMarked
package ai.autoposting.sdk.examples.common;

import org.jspecify.annotations.NullMarked;
