package kata.measured;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import kata.e010_prime_test.PrimeChecker;
import kata.measured.Approach.Search;

/**
 * Measures the tables of {@code docs/explanation/what-the-guide-found-and-what-holds-here.md}. After
 * {@code mvn compile}, in the root, with the {@code java} of a JDK 25:
 *
 * {@snippet lang = "shell" :
 * java -cp solutions/target/classes:kata-exercises/target/classes kata.measured.GuideTables waiting 3
 * java -cp solutions/target/classes:kata-exercises/target/classes kata.measured.GuideTables waiting-processes 3
 * java -cp solutions/target/classes:kata-exercises/target/classes kata.measured.GuideTables calculating 1000000 9
 * java -cp solutions/target/classes:kata-exercises/target/classes kata.measured.GuideTables calculating 10000000 9 2
 * java -cp solutions/target/classes:kata-exercises/target/classes kata.measured.GuideTables starting 21
 * java -cp solutions/target/classes:kata-exercises/target/classes kata.measured.GuideTables counting 10000000
 * }
 *
 * <p>The last argument is the number of rounds, which is odd; counting has none, and calculating may have the number of
 * workers behind it, which is 10 if it is left out. A round runs every row once, so a
 * neighbour who keeps the machine busy for a while slows all rows and not one. Rounds to warm up come first and are
 * dropped. Each run is checked: it must find as many primes as there are. Rows say the median, and the least and the
 * greatest in brackets; CPU time is that of the whole process with compiler and garbage collector, and of its child
 * processes.
 */
public final class GuideTables {

    /** How many primes there are up to the sizes of the guide. */
    static final Map<Long, Integer> KNOWN = Map.of(
            1_000L,
            168,
            100_000L,
            9_592,
            1_000_000L,
            78_498,
            10_000_000L,
            664_579,
            50_000_000L,
            3_001_134,
            100_000_000L,
            5_761_455);

    private static final int WORKERS = 10;
    private static final long WARM_UP = 1_000_000;
    private static final int WARM_UP_ROUNDS = 3;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private record Sample(double seconds, double cpuSeconds, List<Integer> found) {}

    private GuideTables() {}

    /** Measures one table and prints it as Markdown. */
    public static void main(String[] args) throws Exception {
        String table = args.length == 0 ? "" : args[0];
        switch (table) {
            case "waiting" -> waiting(1_000, Duration.ofMillis(50), rounds(args, 1));
            case "waiting-processes" -> waitingProcesses(1_000, Duration.ofMillis(50), rounds(args, 1));
            case "calculating" ->
                calculating(
                        Long.parseLong(args[1]),
                        rounds(args, 2),
                        args.length > 3 ? Integer.parseInt(args[3]) : WORKERS);
            case "starting" -> starting(rounds(args, 1));
            case "counting" -> counting(Long.parseLong(args[1]));
            case "child" -> child();
            default ->
                throw new IllegalArgumentException(
                        "waiting, waiting-processes, calculating, starting or counting, not '" + table + "'");
        }
    }

    private static int rounds(String[] args, int index) {
        int rounds = Integer.parseInt(args[index]);
        if (rounds % 2 == 0) {
            throw new IllegalArgumentException("the number of rounds must be odd, not " + rounds);
        }
        return rounds;
    }

    private static void waiting(long last, Duration delay, int rounds) throws Exception {
        measure(Approaches.waiting(last, Duration.ZERO), last, 1);
        report(Approaches.waiting(last, delay), last, rounds);
    }

    private static void waitingProcesses(long last, Duration delay, int rounds) throws Exception {
        measure(Approaches.waitingProcesses(last, Duration.ZERO), last, 1);
        report(Approaches.waitingProcesses(last, delay), last, rounds);
    }

    private static void calculating(long last, int rounds, int workers) throws Exception {
        measure(Approaches.calculating(WARM_UP, workers), WARM_UP, WARM_UP_ROUNDS);
        report(Approaches.calculating(last, workers), last, rounds);
    }

    private static void report(List<Approach> approaches, long last, int rounds) throws Exception {
        List<List<Sample>> samples = measure(approaches, last, rounds);
        System.out.printf(Locale.ROOT, "numbers 1 to %,d, %d rounds, %s%n%n", last, rounds, machine());
        System.out.println("| approach | workers | seconds | CPU seconds | primes by worker, last round |");
        System.out.println("|---|---:|---|---|---|");
        for (int i = 0; i < approaches.size(); i++) {
            System.out.printf(
                    "| %s | %d | %s | %s | %s |%n",
                    approaches.get(i).name(),
                    approaches.get(i).workers(),
                    spread(samples.get(i), Sample::seconds),
                    spread(samples.get(i), Sample::cpuSeconds),
                    samples.get(i).getLast().found());
        }
    }

    /** Runs every approach once a round. */
    static List<List<Sample>> measure(List<Approach> approaches, long last, int rounds) throws Exception {
        List<List<Sample>> samples = Stream.<List<Sample>>generate(ArrayList::new)
                .limit(approaches.size())
                .toList();
        for (int round = 1; round <= rounds; round++) {
            for (int i = 0; i < approaches.size(); i++) {
                Sample sample = sample(approaches.get(i).prepare().get());
                int found = sample.found.stream().mapToInt(Integer::intValue).sum();
                if (found != KNOWN.get(last)) {
                    throw new IllegalStateException(
                            approaches.get(i).name() + ": " + found + " primes, not " + KNOWN.get(last));
                }
                samples.get(i).add(sample);
                System.err.printf(
                        Locale.ROOT,
                        "%,d, round %d of %d, %s: %.4f s%n",
                        last,
                        round,
                        rounds,
                        approaches.get(i).name(),
                        sample.seconds);
            }
        }
        return samples;
    }

    private static Sample sample(Search search) throws Exception {
        // What the run before has left behind is not to be cleared away at the expense of this one.
        System.gc();
        double cpu = cpuSeconds();
        long begin = System.nanoTime();
        List<Integer> found = search.run();
        long end = System.nanoTime();
        return new Sample((end - begin) / 1e9, cpuSeconds() - cpu, found);
    }

    /** What this process has used, and, where Linux tells, its children that have ended. */
    private static double cpuSeconds() throws IOException {
        double own = SYSTEM.getProcessCpuTime() / 1e9;
        Path stat = Path.of("/proc/self/stat");
        if (!Files.isReadable(stat)) {
            return own;
        }
        // proc(5): after the name in brackets, the 14th and 15th field are the children's times, in ticks of 10 ms.
        String[] fields = Files.readString(stat).replaceFirst(".*\\) ", "").split(" ");
        return own + (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
    }

    /** What it costs to have a worker, before it has worked. */
    private static void starting(int rounds) throws Exception {
        int many = 1_000;
        List<Double> platform = new ArrayList<>();
        List<Double> virtual = new ArrayList<>();
        List<Double> ready = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            boolean counts = round >= 0;
            double each = startAndJoin(Thread.ofPlatform(), many);
            double eachVirtual = startAndJoin(Thread.ofVirtual(), many);
            if (counts) {
                platform.add(each * 1e6);
                virtual.add(eachVirtual * 1e6);
            }
            long begin = System.nanoTime();
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            GuideTables.class.getName(),
                            "child")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getInputStream().read();
            long end = System.nanoTime();
            if (counts) {
                ready.add((end - begin) / 1e6);
                process.info().totalCpuDuration().ifPresent(time -> cpu.add((double) time.toMillis()));
                resident.add(residentMegabytes(process.pid()));
            }
            process.getOutputStream().close();
            process.waitFor();
        }
        System.out.printf("%d rounds, %s%n%n", rounds, machine());
        System.out.println("| worker | median (least … greatest) |");
        System.out.println("|---|---|");
        System.out.printf("| virtual thread, start and join, µs | %s |%n", spread(virtual, x -> x));
        System.out.printf("| platform thread, start and join, µs | %s |%n", spread(platform, x -> x));
        System.out.printf("| child JVM, until it is ready, ms | %s |%n", spread(ready, x -> x));
        System.out.printf("| child JVM, CPU until it is ready, ms | %s |%n", spread(cpu, x -> x));
        System.out.printf("| child JVM, resident memory, MB | %s |%n", spread(resident, x -> x));
    }

    /** The shares of the work in equal intervals, in divisions: no clock, the same on every machine. */
    private static void counting(long last) {
        System.out.println("| intervals | divisions | largest share | most to be gained |");
        System.out.println("|---:|---:|---:|---:|");
        for (int intervals : new int[] {2, 4, 10}) {
            long[] divisions = new long[intervals];
            for (long n = 1; n <= last; n++) {
                divisions[(int) ((n - 1) * intervals / last)] += divisions(n);
            }
            long all = LongStream.of(divisions).sum();
            double largest = (double) LongStream.of(divisions).max().orElseThrow() / all;
            System.out.printf(
                    Locale.ROOT, "| %d | %,d | %.1f %% | %.2f |%n", intervals, all, largest * 100, 1 / largest);
        }
    }

    /** How many odd divisors are tried until it is known whether {@code n} is prime. */
    private static long divisions(long n) {
        if (n < 3 || n % 2 == 0) {
            return 0;
        }
        long divisor = PrimeChecker.smallestOddDivisor(n, 3);
        return divisor < n ? (divisor - 1) / 2 : ((long) Math.sqrt(n) - 1) / 2;
    }

    private static double startAndJoin(Thread.Builder builder, int many) throws InterruptedException {
        long begin = System.nanoTime();
        for (int i = 0; i < many; i++) {
            builder.start(() -> {}).join();
        }
        return (System.nanoTime() - begin) / 1e9 / many;
    }

    /** Says that it is there, and ends when its parent closes the pipe or is gone. */
    private static void child() throws IOException {
        System.out.write('r');
        System.out.flush();
        while (System.in.read() >= 0) {
            // nothing is sent
        }
    }

    private static double residentMegabytes(long pid) throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.isReadable(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static <T> String spread(List<T> samples, ToDoubleFunction<T> value) {
        double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
        if (sorted.length == 0) {
            return "not known here";
        }
        String median = number(sorted[sorted.length / 2]);
        return sorted.length == 1
                ? median + " (one run)"
                : median + " (" + number(sorted[0]) + " … " + number(sorted[sorted.length - 1]) + ")";
    }

    private static String number(double x) {
        return String.format(Locale.ROOT, x < 0.1 ? "%.4f" : x < 10 ? "%.2f" : "%.1f", x);
    }

    private static String machine() {
        return "%d processors, JDK %s, %s %s, %s, load %.1f"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        LocalDate.now(),
                        SYSTEM.getSystemLoadAverage());
    }
}
