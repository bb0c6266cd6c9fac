/**
 * The values that requests and responses are made of: immutable, generated from the specification.
 *
 * <p>An object has a builder and an accessor per property; properties that the specification does not name are in {@code
 * additionalProperties()}. A response can lack any property: its accessor then gives nothing, or an empty collection; that of
 * one which the specification requires throws an exception. {@code has} tells what is there.
 *
 * <p>An enum is open: its constants are the values that the specification knows, others are kept. Each type has a codec in
 * {@code ai.autoposting.sdk.json}; a user's object mapper comes in through annotations, which hand it over to the same codec.
 */
@NullMarked
package ai.autoposting.sdk.model;

import org.jspecify.annotations.NullMarked;
