/**
 * Everything that sends a request, up to a response whose body is still to be read. Where to look:
 *
 * <ul>
 *   <li>the door: {@code HttpTransport}, which takes an {@code HttpRequest} and gives an {@code HttpResponse}, or throws an
 *       {@code HttpTransportException} that says whether bytes may have left; {@code Cancellation} ends it from outside;
 *       {@code ResponseHeaders} are what came with it, {@code OkHttpResponse} is OkHttp's;
 *   <li>one attempt: {@code OkHttpTransport} runs it, {@code HttpAttempt} holds its limit and how far it got,
 *       {@code AttemptInterceptor} is what OkHttp calls right before the network, {@code AuthorizedRequests} adds the key,
 *       {@code StreamedBody} sends a {@code RequestContent};
 *   <li>clients: {@code HttpClientFactory} sets OkHttp up, {@code PooledClients} and {@code ConnectionPools} make several
 *       pools of it, {@code TlsSetup} and {@code ProxyAuthenticator} are for TLS and proxies;
 *       {@code HttpClientSettings} and {@code ProxyCredentials} are what they are told;
 *   <li>sockets: {@code ChannelSocket}, with {@code ServedChannel} (for whom) and {@code ChannelInput} (what comes);
 *       {@code FilteringSslSocket} for TLS; {@code HappyEyeballs} for a host with several addresses;
 *   <li>bytes: {@code ResponseFilter} lets OkHttp see one well-framed response at a time. {@code ResponseHead},
 *       {@code MessageFraming} and {@code ChunkedFraming} are what it knows of HTTP/1.1,
 *       {@code ConnectionInput} and {@code OutputBuffer} what it reads and hands on;
 *   <li>failures: {@code HttpConnectionException} is what we found wrong ourselves, {@code ConnectionFailures} tells whether
 *       another attempt could help.
 * </ul>
 *
 * <p>Must not know: when a call is tried again, what bodies mean, and the clients that users see.
 */
@NullMarked
package ai.autoposting.sdk.internal.http;

import org.jspecify.annotations.NullMarked;
