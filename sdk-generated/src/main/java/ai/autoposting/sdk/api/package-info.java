/** One class per group of endpoints, generated from the specification; method names are its operation ids. */
@NullMarked
package ai.autoposting.sdk.api;

import org.jspecify.annotations.NullMarked;
