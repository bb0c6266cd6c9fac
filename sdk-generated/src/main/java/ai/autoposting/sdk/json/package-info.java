/** How values become JSON and back, through Jackson's streaming API. Not for users: only the SDK's own modules see it. */
@NullMarked
package ai.autoposting.sdk.json;

import org.jspecify.annotations.NullMarked;
