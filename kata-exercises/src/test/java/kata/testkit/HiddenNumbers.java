package kata.testkit;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * Numbers that nobody knows before the code is compiled: they follow from the compiled classes of an exercise. The same
 * code gets the same ones each time; other code, and be it only by a table of answers, gets others.
 */
public final class HiddenNumbers {

    private final RandomGenerator random;

    private HiddenNumbers(long seed) {
        random = new java.util.Random(seed);
    }

    /** The numbers of the exercise to which this class of the learner's belongs. */
    public static HiddenNumbers of(Class<?> learner) {
        return new HiddenNumbers(seed(learner));
    }

    /** The numbers that follow from this one. */
    static HiddenNumbers from(long seed) {
        return new HiddenNumbers(seed);
    }

    /** The next number from {@code least} to {@code most}, both included. */
    public long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    /** This many numbers in a row, the first of which is from {@code least} to {@code most}. */
    public List<Long> row(int count, long least, long most) {
        long first = between(least, most);
        return LongStream.range(first, first + count).boxed().toList();
    }

    /**
     * A number made of the bytes of all compiled classes in the same folder, in the order of their names. In an archive
     * it is those of the class alone.
     */
    private static long seed(Class<?> learner) {
        try {
            File root = new File(
                    learner.getProtectionDomain().getCodeSource().getLocation().toURI());
            File[] files = new File(root, learner.getPackageName().replace('.', '/'))
                    .listFiles((folder, name) -> name.endsWith(".class"));
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            if (files == null) {
                digest.update(bytes(learner));
            } else {
                Arrays.sort(files);
                for (File file : files) {
                    digest.update(Files.readAllBytes(file.toPath()));
                }
            }
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        String name = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
