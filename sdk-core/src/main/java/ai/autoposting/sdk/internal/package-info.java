/**
 * One call from its start to its end. Uses {@code internal.http}, {@code internal.body}, {@code internal.content} and {@code
 * internal.secrets}, and none of them uses this package. No single operation is known here.
 *
 * <ul>
 *   <li>The door: {@link ai.autoposting.sdk.internal.Engine}. A call is a {@code BegunCall}, on a worker an {@code AsyncCall}.
 *   <li>Settings, their defaults and rules: {@link ai.autoposting.sdk.internal.ClientSettings}, {@code BaseUrl}.
 *   <li>Before all: {@link ai.autoposting.sdk.internal.Libraries}, and {@code LibraryConflicts} for what is wrong with them.
 *   <li>Before any I/O: {@code CallFactory} makes a {@code PreparedCall}, with {@code OperationPlan}, {@code UrlTemplate} and
 *       {@code OperationServer}.
 *   <li>Attempts: {@code CallLoop}, which gets an {@code AttemptResult} of each. {@code ApiKeyProvider} asks for the key, {@code RetryPolicy} says whether and when again,
 *       {@code RetryAfter} reads how long the service asks to wait.
 *   <li>Results: {@code ResponseReader}, and {@code UnreadableReasons} for why a body is none; {@code DownloadBody} for one that
 *       outlives its call, {@code ContentDisposition} for its name.
 *   <li>Failures: {@code FailureFacts} is what {@code RetryPolicy} sees of one. {@code FailureClassifier} says what an exception
 *       means; {@code NoResponse}, {@code ErrorResponse} and {@code UnreadableResponse} make the caller's exception, {@code
 *       ErrorDecoder} that of a {@code ReceivedError}. Each is an {@code AttemptFailure} and gets a {@code CallSummary}.
 *   <li>Exceptions of others: {@code FailureText} says what of them may be shown, {@code RedactedException} stands for one that
 *       may not, {@code Interrupts} finds the interrupt in one.
 *   <li>Telling: {@code CallEvents} tells the {@link ai.autoposting.sdk.internal.CallObserver} and the {@code AttemptLog}.
 *   <li>Threads and time: {@code Resources}, {@code Workers} and those who implement it, {@code CallTimer}, {@code Deadline}.
 *   <li>Seams for tests: {@code TimeSource}, {@code Sleeper}, {@code Jitter}.
 * </ul>
 */
@NullMarked
package ai.autoposting.sdk.internal;

import org.jspecify.annotations.NullMarked;
