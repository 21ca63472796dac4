import { sql, type Sql } from '../../engine';

/** From the scores of one to five `r5` and `fm5`, the mean of frequency and money: see `grid11Segment`. */
export function grid11Sql(): Sql {
  return sql`
    CASE
      WHEN r5 >= 4 AND r5 + fm5 >= 9 THEN 'champions'
      WHEN r5 >= 3 AND fm5 >= 4 THEN 'loyal'
      WHEN r5 >= 4 AND fm5 >= 2 THEN 'potential_loyalist'
      WHEN r5 = 5 THEN 'new'
      WHEN r5 = 4 THEN 'promising'
      WHEN r5 = 3 AND fm5 = 3 THEN 'need_attention'
      WHEN r5 = 3 THEN 'about_to_sleep'
      WHEN fm5 = 5 OR (r5 = 1 AND fm5 = 4) THEN 'cannot_lose'
      WHEN fm5 >= 3 THEN 'at_risk'
      WHEN r5 = 2 OR fm5 = 2 THEN 'hibernating'
      ELSE 'lost'
    END`;
}

/** High means better than the mean of all customers; a tie with the mean is low. */
export function segment8Sql(): Sql {
  return sql`
    CASE WHEN g.monetary > m.monetary THEN 'important_' ELSE 'general_' END
    || CASE
      WHEN g.recency_days < m.recency_days AND g.frequency > m.frequency THEN 'value'
      WHEN g.recency_days < m.recency_days THEN 'develop'
      WHEN g.frequency > m.frequency THEN 'keep'
      ELSE 'retain'
    END`;
}
