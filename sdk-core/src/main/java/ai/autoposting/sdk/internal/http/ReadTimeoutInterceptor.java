package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Limits each read of sockets that are not ours to what is left of the attempt, whatever becomes of OkHttp's time-outs. */
final class ReadTimeoutInterceptor implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        HttpAttempt attempt = HttpAttempt.current();
        return attempt == null
                ? chain.proceed(chain.request())
                : chain.withReadTimeout(attempt.leftMillis(), TimeUnit.MILLISECONDS)
                        .proceed(chain.request());
    }
}
