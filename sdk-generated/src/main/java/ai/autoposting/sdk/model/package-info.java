/** The values that requests and answers are made of: immutable, generated from the specification. */
@NullMarked
package ai.autoposting.sdk.model;

import org.jspecify.annotations.NullMarked;
