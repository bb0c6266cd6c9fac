package outside

import ai.autoposting.sdk.model.StorePlatformTokenRequest

/** What a Kotlin compiler refuses. */
fun request(token: String?): StorePlatformTokenRequest = StorePlatformTokenRequest.builder()
    .accessToken(token)
    .build()
