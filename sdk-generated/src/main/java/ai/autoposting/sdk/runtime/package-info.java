/**
 * What the contract, the generated code, the engine and the mock server share, and users do not see: the package is exported
 * to the SDK's own modules only. It knows the JDK and nothing else of the SDK.
 */
@NullMarked
package ai.autoposting.sdk.runtime;

import org.jspecify.annotations.NullMarked;
