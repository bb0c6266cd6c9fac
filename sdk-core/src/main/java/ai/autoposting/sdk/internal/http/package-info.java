/** Everything that sends: HTTP, sockets and TLS, up to a response whose body is still to be read. */
@NullMarked
package ai.autoposting.sdk.internal.http;

import org.jspecify.annotations.NullMarked;
