package outside

import ai.autoposting.sdk.model.Platform
import ai.autoposting.sdk.model.PlatformToken
import ai.autoposting.sdk.model.StorePlatformTokenRequest
import ai.autoposting.sdk.testing.AutopostingMockServer
import java.time.OffsetDateTime
import kotlin.jvm.optionals.getOrNull

/** A user's program: stores a token, reads it back, and asks for what may be absent. */
fun main() {
    val request: StorePlatformTokenRequest = StorePlatformTokenRequest.builder()
        .platform(Platform.X)
        .accessToken("ya29.a0...")
        .platformUserId("x_12345")
        .build()
    AutopostingMockServer.start().use { server ->
        server.client().use { client ->
            val stored: PlatformToken = client.platformOAuth().storePlatformToken("acme-corp", request)
            val read: List<PlatformToken> = client.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X)
            val expiresAt: OffsetDateTime? = stored.expiresAt().getOrNull()
            println("${read == listOf(stored)} ${stored.platformUserId().getOrNull()} $expiresAt, Kotlin ${KotlinVersion.CURRENT}")
        }
    }
}
