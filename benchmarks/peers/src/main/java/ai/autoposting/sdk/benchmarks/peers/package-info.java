/** What a user would pick instead. */
@NullMarked
package ai.autoposting.sdk.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
