package io.oisstreams.bench;

import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.crypto.SignatureVerifiers;
import io.oisstreams.crypto.SigningKey;
import io.oisstreams.crypto.SlhDsaImplementation;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Signature verifications per second of each family, on one thread (with {@code -t max}: on all). */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class VerifyBenchmark {
    /** The family. */
    @Param({"ML_DSA_65", "FALCON_512", "SLH_DSA_SHA2_128F", "ED25519"})
    public SignatureFamily family = SignatureFamily.ED25519;

    /** What verifies SLH-DSA; to the other families it makes no difference. */
    @Param({"JDK", "BOUNCYCASTLE"})
    public SlhDsaImplementation slhDsa = SlhDsaImplementation.JDK;

    private SignatureVerifier verifier = SignatureVerifiers.withoutMemory(slhDsa);
    private final byte[] message = new byte[32];
    private byte[] publicKey = new byte[0];
    private byte[] signature = new byte[0];

    /** Makes a key and a signature. */
    @Setup
    public void sign() {
        verifier = SignatureVerifiers.withoutMemory(slhDsa);
        SigningKey key = SigningKey.generate(family, new SecureRandom());
        publicKey = key.publicKey();
        signature = key.sign(message);
    }

    /** One verification. */
    @Benchmark
    public boolean verify() {
        return verifier.verify(family, KeyVariant.STANDARD, publicKey, message, signature);
    }
}
