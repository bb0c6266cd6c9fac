package ai.autoposting.sdk.micrometer;

import ai.autoposting.sdk.error.BadRequestException;
import ai.autoposting.sdk.error.CallCancelledException;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.error.ConflictException;
import ai.autoposting.sdk.error.ConnectionException;
import ai.autoposting.sdk.error.ForbiddenException;
import ai.autoposting.sdk.error.InvalidResponseException;
import ai.autoposting.sdk.error.NotFoundException;
import ai.autoposting.sdk.error.PaymentRequiredException;
import ai.autoposting.sdk.error.RateLimitException;
import ai.autoposting.sdk.error.ServerException;
import ai.autoposting.sdk.error.UnauthorizedException;
import ai.autoposting.sdk.error.UnexpectedStatusException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values of the tag that says how something ended: few, whatever is thrown. */
final class Outcome {
    private static final String SUCCESS = "success";
    private static final String OTHER = "other";

    /** What a call is documented to end with. */
    private static final Set<String> DOCUMENTED = Stream.of(
                    BadRequestException.class,
                    CallCancelledException.class,
                    CallTimeoutException.class,
                    ConflictException.class,
                    ConnectionException.class,
                    ForbiddenException.class,
                    InvalidResponseException.class,
                    NotFoundException.class,
                    PaymentRequiredException.class,
                    RateLimitException.class,
                    ServerException.class,
                    UnauthorizedException.class,
                    UnexpectedStatusException.class,
                    IllegalArgumentException.class,
                    IllegalStateException.class)
            .map(Class::getSimpleName)
            .collect(Collectors.toUnmodifiableSet());

    private Outcome() {}

    /** @param failure the simple name of an exception; empty when there was none */
    static String of(Optional<String> failure) {
        return failure.map(name -> DOCUMENTED.contains(name) ? name : OTHER).orElse(SUCCESS);
    }
}
