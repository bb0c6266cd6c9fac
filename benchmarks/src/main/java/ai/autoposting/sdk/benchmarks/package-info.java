/** What a call costs, side by side with what a user would pick instead. */
@NullMarked
package ai.autoposting.sdk.benchmarks;

import org.jspecify.annotations.NullMarked;
