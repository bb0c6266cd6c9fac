/**
 * A mock of the Autoposting API to test against, failure paths included, without knowing HTTP. Start with
 * {@link ai.autoposting.sdk.testing.AutopostingMockServer}.
 */
@NullMarked
package ai.autoposting.sdk.testing;

import org.jspecify.annotations.NullMarked;
