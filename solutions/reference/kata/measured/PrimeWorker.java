package kata.measured;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import kata.e010_prime_test.PrimeChecker;
import kata.model.WorkerProgram;

/** The worker of the approaches with processes: talks as {@link WorkerProgram} says, and waits before each answer. */
final class PrimeWorker {

    private PrimeWorker() {}

    /**
     * How it is started: on the JVM and with the classes of the caller. In a JVM that lives for a second, a second
     * compiler and several threads for the garbage cost more than they bring.
     */
    static WorkerProgram program(Duration delay) {
        return new WorkerProgram(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                PrimeWorker.class.getName(),
                Long.toString(delay.toMillis())));
    }

    /** Ends when its input ends. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Duration delay = Duration.ofMillis(Long.parseLong(args[0]));
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        PrintStream answers = new PrintStream(System.out, false, StandardCharsets.US_ASCII);
        StringBuilder name = new StringBuilder("worker ");
        name.append(ProcessHandle.current().pid())
                .append(' ')
                .append(Thread.currentThread().threadId());
        answers.print(name.append('\n'));
        answers.flush();
        for (String request = requests.readLine(); request != null; request = requests.readLine()) {
            int dots = request.indexOf("..");
            StringBuilder answer = new StringBuilder(request);
            if (dots < 0) {
                answer.append(isPrime(Long.parseLong(request), delay) ? " prime" : " composite");
            } else {
                long last = Long.parseLong(request.substring(dots + 2));
                for (long n = Long.parseLong(request.substring(0, dots)); n <= last; n++) {
                    if (isPrime(n, delay)) {
                        answer.append(' ').append(n);
                    }
                }
                answer.append(" end");
            }
            answers.print(answer.append('\n'));
            answers.flush();
        }
    }

    private static boolean isPrime(long n, Duration delay) throws InterruptedException {
        if (!delay.isZero()) {
            Thread.sleep(delay);
        }
        return PrimeChecker.isPrime(n);
    }
}
