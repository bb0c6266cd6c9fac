/** The exceptions that a call can end with. All are unchecked; more may be added. */
@NullMarked
package ai.autoposting.sdk.error;

import org.jspecify.annotations.NullMarked;
