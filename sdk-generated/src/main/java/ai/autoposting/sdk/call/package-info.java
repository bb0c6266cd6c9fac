/** What generated API classes and the engine say to each other: an operation, its arguments, the caller's options, the answer. */
@NullMarked
package ai.autoposting.sdk.call;

import org.jspecify.annotations.NullMarked;
