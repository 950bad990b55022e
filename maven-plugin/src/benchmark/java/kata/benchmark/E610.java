package kata.benchmark;

import io.github.primeskata.subject.Find;
import io.github.primeskata.subject.Job;
import io.github.primeskata.subject.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import kata.e610_process_per_chunk.ProcessPerChunk;
import kata.model.WorkerProgram;

/** A process for each chunk, which is told every number. */
public final class E610 implements Search {

    @Override
    public List<Find> run(Job job) throws Exception {
        List<List<Long>> chunks = new ArrayList<>();
        for (int i = 0; i < job.workers(); i++) {
            long from = job.last() * i / job.workers() + 1;
            long to = job.last() * (i + 1) / job.workers();
            chunks.add(LongStream.rangeClosed(from, to).boxed().toList());
        }
        return Finds.of(new ProcessPerChunk().run(chunks, new WorkerProgram(job.workerCommand()), Finds.LONG_ENOUGH));
    }
}
